namespace AdvisorWorker.Aws;

/// <summary>An HTTP request as it came over the wire.</summary>
public sealed class WireRequest
{
    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query string, still percent-encoded, with or without the question mark.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>The headers, Host among them; names must compare without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body.</summary>
    public byte[] Body { get; init; } = [];

    internal string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
