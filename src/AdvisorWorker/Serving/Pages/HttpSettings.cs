namespace AdvisorWorker.Serving;

/// <summary>Who may read the daemon's pages; the settings section <c>Http</c>.</summary>
internal sealed record HttpSettings
{
    /// <summary>Names that a request may call this host, beside those of loopback.</summary>
    public string[]? Hosts { get; init; }

    /// <summary>A file that holds the secret which callers must know; else it is read from the environment variable ADVISOR_HTTP_TOKEN.</summary>
    public string? TokenFile { get; init; }
}
