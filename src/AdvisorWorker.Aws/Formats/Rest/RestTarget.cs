namespace AdvisorWorker.Aws;

/// <summary>The parts of a REST message that is written.</summary>
internal sealed class RestTarget
{
    public ListFieldSink QueryString { get; } = new();

    public ListFieldSink Header { get; } = new(TimestampFormat.Rfc822);

    public ListFieldSink HeaderMap { get; } = new();

    public ListFieldSink Path { get; } = new();

    public Sink? Payload { get; set; }

    public int? StatusCode { get; set; }
}
