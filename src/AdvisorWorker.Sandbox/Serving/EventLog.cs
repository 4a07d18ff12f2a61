namespace AdvisorWorker.Sandbox.Serving;

/// <summary>The events that PutEvents accepted.</summary>
internal sealed class EventLog
{
    private readonly Lock _lock = new();
    private readonly List<SandboxEvent> _events = [];

    public void Add(SandboxEvent accepted)
    {
        lock (_lock)
        {
            _events.Add(accepted);
        }
    }

    public IReadOnlyList<SandboxEvent> Read()
    {
        lock (_lock)
        {
            return [.. _events];
        }
    }
}
