using System.Collections.Concurrent;

namespace AdvisorWorker.Engine.Collect;

/// <summary>What all calls of a run have in common, whichever client makes them. One per run, so that each run meets AWS afresh.</summary>
/// <param name="settings">How hard AWS is asked.</param>
/// <param name="time">The clock of waits and deadlines.</param>
/// <param name="accountsAtOnce">So many accounts are read side by side on these terms.</param>
public sealed class CallTerms(PolitenessSettings settings, TimeProvider time, int accountsAtOnce = 1)
{
    private readonly ConcurrentDictionary<(string Account, string Region), RegionWatch> watches = new();

    /// <summary>How hard AWS is asked, and how long it is waited for.</summary>
    public PolitenessSettings Settings { get; } = settings;

    internal TimeProvider Time { get; } = time;

    internal Pacing Pacing { get; } = new(settings, time, accountsAtOnce);

    /// <summary>Make no call that AWS bills for.</summary>
    public bool NoPaidCalls { get; init; }

    internal RegionWatch Watch(string account, string region) => watches.GetOrAdd((account, region), key => new(key.Region, Time));
}
