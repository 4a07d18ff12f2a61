namespace AdvisorWorker.Aws;

/// <summary>The parts of a REST message that is read. Null parts are not there: a response has no path.</summary>
internal sealed class RestSource
{
    public Node? QueryString { get; init; }

    public Node? Header { get; init; }

    public Node? HeaderMap { get; init; }

    public Node? Path { get; init; }

    public Node? Payload { get; init; }

    public int? StatusCode { get; init; }
}
