using System.Collections.Concurrent;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>How one planned unit ended: one check in one scope.</summary>
/// <param name="check">The check.</param>
/// <param name="scope">The scope.</param>
public sealed class Outcome(ICheck check, AwsScope scope)
{
    private readonly Dictionary<(GapReason, string?), (Gap Gap, int Count)> unread = [];
    private readonly ConcurrentDictionary<(GapReason, string?), Gap> missing = new();

    /// <summary>The check.</summary>
    public ICheck Check => check;

    /// <summary>The scope.</summary>
    public AwsScope Scope => scope;

    /// <summary>Resources with a verdict.</summary>
    public long Processed { get; private set; }

    /// <summary>Yellow and red ones.</summary>
    public long Flagged { get; private set; }

    /// <summary>Resources that could not be judged.</summary>
    public long Ignored { get; private set; }

    /// <summary>Why the list of resources is not whole, or why there is none.</summary>
    public Gap? Gap { get; internal set; }

    /// <summary>Everything was read.</summary>
    public bool Complete => Gap is null && Ignored == 0;

    /// <summary>What was not judged, for the report.</summary>
    public IEnumerable<Unavailable> Unavailable =>
    [
        .. Gap is null ? [] : new[] { new Unavailable(scope.Account, scope.Region, check.About.Id, Gap) },
        .. unread.Values.Select(gap => new Unavailable(scope.Account, scope.Region, check.About.Id, gap.Gap, gap.Count)),
    ];

    /// <summary>Why parts could not be read. Where no verdict needed them, cells are empty and nothing else tells.</summary>
    public IEnumerable<Gap> Missing => missing.Values;

    /// <summary>A part that the check declares could not be read; several loads say so at once.</summary>
    internal void Miss(Gap gap) => missing.TryAdd((gap.Reason, gap.Action), gap);

    internal void Count(Verdict verdict)
    {
        if (verdict.Gap is { } gap)
        {
            Ignored++;
            var key = (gap.Reason, gap.Action);
            unread[key] = unread.TryGetValue(key, out var seen) ? (seen.Gap, seen.Count + 1) : (gap, 1);
            return;
        }

        Processed++;
        if (verdict.Status is CheckStatus.Warning or CheckStatus.Error)
        {
            Flagged++;
        }
    }
}
