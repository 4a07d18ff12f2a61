using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>What a consumer must have been told when some runs of a script were recorded: written a second time, in the plainest way.</summary>
internal static class Truth
{
    /// <summary>Per recorded run, what changed by it and that it ended.</summary>
    public static IReadOnlyList<(string Run, SortedSet<string> Events)> Of(IEnumerable<RunReport> recorded)
    {
        var flagged = new Dictionary<string, Item>(StringComparer.Ordinal);
        var told = new List<(string, SortedSet<string>)>();
        foreach (var report in recorded)
        {
            var events = new SortedSet<string>(StringComparer.Ordinal) { "run" };
            foreach (var now in report.Items)
            {
                var before = flagged.GetValueOrDefault(now.Fingerprint);
                if (before is { IsSuppressed: false } && now.IsSuppressed)
                {
                    events.Add($"suppressed {now.ResourceId} {now.Status}");
                }
                else if (!now.IsSuppressed && before is not { IsSuppressed: false })
                {
                    events.Add($"new {now.ResourceId} {now.Status}");
                }
                else if (!now.IsSuppressed && before!.Status != now.Status)
                {
                    events.Add($"changed {now.ResourceId} {now.Status}");
                }

                flagged[now.Fingerprint] = now;
            }

            var there = report.Items.Select(item => item.Fingerprint).ToHashSet();
            foreach (var gone in flagged.Values.Where(item => !there.Contains(item.Fingerprint)
                && report.Evaluated.Any(unit => unit.Complete && unit.Scope == item.Scope && unit.CheckId == item.Check.Id)).ToList())
            {
                if (!gone.IsSuppressed)
                {
                    events.Add($"resolved {gone.ResourceId} Ok");
                }

                flagged.Remove(gone.Fingerprint);
            }

            told.Add((report.Run.Id, events));
        }

        return told;
    }
}
