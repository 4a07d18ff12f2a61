using System.Collections.Concurrent;

namespace AdvisorWorker.Engine.Collect;

/// <summary>What all calls of a run have in common, whichever client makes them. One per run, so that each run meets AWS afresh.</summary>
public sealed class CallTerms
{
    private readonly ConcurrentDictionary<(string Account, string Region), RegionWatch> watches = new();

    /// <param name="settings">How hard AWS is asked.</param>
    /// <param name="time">The clock of waits and deadlines.</param>
    /// <param name="accountsAtOnce">So many accounts are read side by side on these terms.</param>
    public CallTerms(PolitenessSettings settings, TimeProvider time, int accountsAtOnce = 1)
        : this(settings, time, new Pacing(settings, time, accountsAtOnce))
    {
    }

    private CallTerms(PolitenessSettings settings, TimeProvider time, Pacing pacing)
    {
        Settings = settings;
        Time = time;
        Pacing = pacing;
    }

    /// <summary>How hard AWS is asked, and how long it is waited for.</summary>
    public PolitenessSettings Settings { get; }

    internal TimeProvider Time { get; }

    internal Pacing Pacing { get; }

    /// <summary>Make no call that AWS bills for.</summary>
    public bool NoPaidCalls { get; init; }

    /// <summary>Terms under the same ceiling that know of no Region yet whether it answers.</summary>
    public CallTerms Afresh() => new(Settings, Time, Pacing) { NoPaidCalls = NoPaidCalls };

    internal RegionWatch Watch(string account, string region) => watches.GetOrAdd((account, region), key => new(key.Region, Time));
}
