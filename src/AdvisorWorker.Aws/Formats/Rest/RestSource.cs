namespace AdvisorWorker.Aws;

/// <summary>The parts of a REST message that is read, each as what finds a member in it. Null parts are not there: a response has no path.</summary>
internal sealed class RestSource
{
    public Func<string, Source?>? QueryString { get; init; }

    public Func<string, Source?>? Header { get; init; }

    public Func<string, Source?>? HeaderMap { get; init; }

    public Func<string, Source?>? Path { get; init; }

    /// <summary>The body that is one member, whatever its name.</summary>
    public Func<string, Source?>? Payload { get; init; }

    public int? StatusCode { get; init; }

    /// <summary>Whether members of that place are read from here; the others are in the body.</summary>
    public bool Has(MemberPlace place) => place switch
    {
        MemberPlace.QueryString => QueryString is not null,
        MemberPlace.Header => Header is not null,
        MemberPlace.HeaderMap => HeaderMap is not null,
        MemberPlace.Path => Path is not null,
        MemberPlace.Payload => Payload is not null,
        MemberPlace.StatusCode => true,
        _ => false,
    };
}
