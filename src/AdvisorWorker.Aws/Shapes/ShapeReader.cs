namespace AdvisorWorker.Aws;

/// <summary>Fills a shape from the wire.</summary>
/// <param name="body">The body of the message, or the part of it that belongs to the shape.</param>
/// <param name="parts">The other parts of a REST message; null for other protocols and for nested shapes.</param>
internal sealed class ShapeReader(Node body, RestSource? parts = null) : Exchange
{
    public override Exchange QueryString => Part(parts?.QueryString);

    public override Exchange Header => Part(parts?.Header);

    public override Exchange HeaderMap => Part(parts?.HeaderMap);

    public override Exchange Path => Part(parts?.Path);

    public override Exchange Payload => Part(parts?.Payload);

    public override Exchange Attribute => new ShapeReader(body.Attributes);

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => body.Child(name, queryName) is { IsNull: false } child ? codec.Read(child) : value;

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => body.Child(name, queryName) is { IsNull: false, IsBlank: false } child ? codec.Read(child) : value;

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => body.Child(name, queryName) is { IsNull: false } child ? new ShapeReader(child).Member(inner, value, codec) : value;

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => body.Child(name, queryName) is { IsNull: false } child ? new ShapeReader(child).Member(inner, value, codec) : value;

    public override int? StatusCode(int? value) => parts?.StatusCode ?? value;

    private ShapeReader Part(Node? node) => node is null ? this : new ShapeReader(node);
}
