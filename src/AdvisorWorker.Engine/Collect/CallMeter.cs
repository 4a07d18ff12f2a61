using System.Collections.Concurrent;
using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Counts a run's calls to AWS.</summary>
public sealed class CallMeter
{
    private readonly ConcurrentDictionary<string, long> calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UInt128, byte> distinct = new();
    private readonly ConcurrentDictionary<string, byte> denied = new(StringComparer.Ordinal);
    private long throttled;
    private long retried;
    private long microdollars;

    /// <summary>Calls so far.</summary>
    public ApiCalls Total
    {
        get
        {
            var all = calls.ToArray();
            return new(
                all.Sum(call => call.Value),
                distinct.Count,
                Interlocked.Read(ref throttled),
                Interlocked.Read(ref retried),
                all.Where(call => PaidOperations.IsPaid(call.Key)).Sum(call => call.Value),
                all.GroupBy(call => call.Key.Split(':')[0], call => call.Value).ToImmutableSortedDictionary(service => service.Key, service => service.Sum(), StringComparer.Ordinal))
            {
                Operations = [.. all.Select(call => call.Key)],
                Denied = [.. denied.Keys],
                EstimatedCost = new(Interlocked.Read(ref microdollars) / 1_000_000m),
            };
        }
    }

    internal void Call(string operation, decimal price)
    {
        calls.AddOrUpdate(operation, 1, (_, count) => count + 1);
        if (price > 0)
        {
            Interlocked.Add(ref microdollars, (long)(price * 1_000_000));
        }
    }

    internal void Request(UInt128 identity) => distinct.TryAdd(identity, 0);

    internal void Denied(string operation) => denied.TryAdd(operation, 0);

    internal void Throttled() => Interlocked.Increment(ref throttled);

    internal void Retried() => Interlocked.Increment(ref retried);
}
