namespace AdvisorWorker.Aws;

/// <summary>Fills members from a part of a message that gives them by name: headers, the query string, the path, attributes.</summary>
/// <param name="find">What finds the value of that name, or null.</param>
internal sealed class FieldReader(Func<string, Source?> find) : Exchange
{
    public override Exchange Attribute => this;

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => find(name) is { } field ? field.Members.Member(name, value, codec, queryName) : value;

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => find(name) is { } field ? field.Members.Member(name, value, codec, queryName) : value;

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => find(name) is { } field ? field.Members.UnwrappedMember(name, inner, value, codec, queryName) : value;

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => find(name) is { } field ? field.Members.UnwrappedMember(name, inner, value, codec, queryName) : value;
}
