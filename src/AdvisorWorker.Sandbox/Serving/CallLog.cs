using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Counts calls per operation, and how many of them ask the same again.</summary>
internal sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Entry> _byOperation = new(StringComparer.Ordinal);

    public void Add(AwsCall call, string account, WireRequest request)
    {
        var operation = call.Operation.ToString();
        var parameters = $"{account}/{call.Caller.Region}/{CanonicalParameters.Of(request)}";
        lock (_lock)
        {
            if (!_byOperation.TryGetValue(operation, out var entry))
            {
                _byOperation[operation] = entry = new Entry();
            }

            entry.Calls++;
            entry.Parameters.Add(parameters);
        }
    }

    public IReadOnlyDictionary<string, CallCount> Read()
    {
        lock (_lock)
        {
            return _byOperation.ToDictionary(entry => entry.Key, entry => new CallCount(entry.Value.Calls, entry.Value.Parameters.Count));
        }
    }

    private sealed class Entry
    {
        public int Calls { get; set; }

        public HashSet<string> Parameters { get; } = new(StringComparer.Ordinal);
    }
}
