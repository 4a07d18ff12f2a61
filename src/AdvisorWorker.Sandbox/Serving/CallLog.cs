using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Counts calls per operation, and how many of them ask the same again.</summary>
internal sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Entry> _byOperation = new(StringComparer.Ordinal);

    /// <summary>Counts a call, and tells how often the same has come: 1 for the first time.</summary>
    public int Add(OperationDescriptor operation, string parameters)
    {
        lock (_lock)
        {
            var entry = Of(operation);
            entry.Calls++;
            return entry.Attempts[parameters] = entry.Attempts.GetValueOrDefault(parameters) + 1;
        }
    }

    public void AddFault(OperationDescriptor operation)
    {
        lock (_lock)
        {
            Of(operation).Faults++;
        }
    }

    public IReadOnlyDictionary<string, CallCount> Read()
    {
        lock (_lock)
        {
            return _byOperation.ToDictionary(entry => entry.Key, entry => new CallCount(entry.Value.Calls, entry.Value.Attempts.Count, entry.Value.Faults));
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _byOperation.Clear();
        }
    }

    private Entry Of(OperationDescriptor operation)
    {
        var name = operation.ToString();
        if (!_byOperation.TryGetValue(name, out var entry))
        {
            _byOperation[name] = entry = new Entry();
        }

        return entry;
    }

    private sealed class Entry
    {
        public int Calls { get; set; }

        public int Faults { get; set; }

        public Dictionary<string, int> Attempts { get; } = new(StringComparer.Ordinal);
    }
}
