using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Tests;

namespace AdvisorWorker.KilledWorker;

/// <summary>An account's life: the reports of some runs of it, the same for the same seed. Items come, go, worsen and are silenced; units are read in part or not at all.</summary>
public static class Script
{
    /// <summary>How many runs.</summary>
    public const int Length = 8;

    private const int Resources = 280;

    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];

    private static readonly CheckDescriptor[] Checks = [Some.Check(), Some.Check("underutilized-ebs-volumes", "DAvU99Dc4C", Pillar.CostOptimizing)];

    /// <summary>The reports in their order.</summary>
    public static IReadOnlyList<RunReport> Of(int seed)
    {
        var random = new Random(seed);
        var world = new Dictionary<string, Item>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, Length).Select(number => Next(random, world, number))];
    }

    private static RunReport Next(Random random, Dictionary<string, Item> world, int number)
    {
        var calm = number > 0 && random.Next(3) > 0;
        var units = new List<Evaluated>();
        var seen = new List<Item>();
        foreach (var region in Regions)
        {
            foreach (var check in Checks)
            {
                for (var i = 0; i < Resources; i++)
                {
                    Change(random, world, check, region, $"{check.Pillar}-{region}-{i}", calm ? 25 : 2);
                }

                var there = world.Values.Where(item => item.Region == region && item.Check == check);
                switch (random.Next(8))
                {
                    case 0: // not asked for
                        break;
                    case 1:
                        units.Add(new(Some.Account, region, check.Id, Complete: false));
                        seen.AddRange(there.Where(_ => random.Next(2) == 0));
                        break;
                    default:
                        units.Add(new(Some.Account, region, check.Id, Complete: true));
                        seen.AddRange(there);
                        break;
                }
            }
        }

        var report = Some.Report([.. Checks.Select(check => Some.Result([.. seen.Where(item => item.Check == check)]) with { Check = check })]);
        var at = Some.Instant.AddHours(number);
        return report with { Run = report.Run with { Id = $"run-{number}", StartedAt = at, FinishedAt = at.AddMinutes(1) }, Evaluated = [.. units] };
    }

    private static void Change(Random random, Dictionary<string, Item> world, CheckDescriptor check, string region, string id, int rarity)
    {
        if (random.Next(rarity) > 0)
        {
            return;
        }

        switch (random.Next(4))
        {
            case 0:
                world.Remove(id);
                break;
            case 1 when world.TryGetValue(id, out var known):
                world[id] = known with { SuppressedBy = known.IsSuppressed ? null : new("s1", "known") };
                break;
            default:
                world[id] = Some.Item(id, random.Next(2) == 0 ? CheckStatus.Warning : CheckStatus.Error, region, check) with { SuppressedBy = world.GetValueOrDefault(id)?.SuppressedBy };
                break;
        }
    }
}
