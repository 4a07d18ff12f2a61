namespace AdvisorWorker.Aws;

/// <summary>An HTTP response to be sent.</summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Headers">All headers but those that the transport sets, such as Content-Length.</param>
/// <param name="Body">The body.</param>
public sealed record WireResponse(int StatusCode, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body's media type.</summary>
    public string ContentType => Headers.TryGetValue("Content-Type", out var type) ? type : string.Empty;
}
