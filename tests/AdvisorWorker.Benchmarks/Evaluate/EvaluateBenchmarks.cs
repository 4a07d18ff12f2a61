using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;
using BenchmarkDotNet.Attributes;

namespace AdvisorWorker.Benchmarks.Evaluate;

/// <summary>A thousand volumes whose parts are read through a check as the engine runs it: the verdicts alone, and with a row of each that is listed.</summary>
[InProcess]
[MemoryDiagnoser(displayGenColumns: false)]
[WarmupCount(5)]
[IterationCount(12)]
[HideColumns("Job", "Error", "StdDev", "Median", "RatioSD")]
public class EvaluateBenchmarks
{
    private const int Volumes = 1000;

    private static readonly Moment At = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));
    private static readonly AwsScope Scope = new("111122223333", "eu-west-1");
    private static readonly EbsVolume[] Records = [.. Enumerable.Range(0, Volumes).Select(Volume)];

    private ICheck<EbsVolume> check = null!;

    /// <summary>The check: one that looks at a date, and one that looks at a series of values.</summary>
    [Params("snapshots", "usage")]
    public string Check { get; set; } = string.Empty;

    /// <summary>Makes the check.</summary>
    [GlobalSetup]
    public void MakeCheck() => check = Check == "snapshots" ? new EbsVolumeSnapshots(new()) : new UnderutilizedEbsVolumes(new());

    /// <summary>The verdicts.</summary>
    [Benchmark(Description = "judge", OperationsPerInvoke = Volumes)]
    public long Judge()
    {
        var lane = new Lane<EbsVolume>(check, new(check, Scope));
        foreach (var volume in Records)
        {
            lane.Judge(volume, At);
        }

        return lane.Outcome.Processed;
    }

    /// <summary>The verdicts and the rows: of every third volume.</summary>
    [Benchmark(Description = "judge and list", OperationsPerInvoke = Volumes)]
    public int List()
    {
        var rows = 0;
        var lane = new Lane<EbsVolume>(check, new(check, Scope));
        foreach (var volume in Records)
        {
            if (lane.Judge(volume, At) is { } verdict)
            {
                rows += lane.Row(volume, verdict, Scope, At).Columns.Length;
            }
        }

        return rows;
    }

    private static EbsVolume Volume(int number)
    {
        var isOld = number % 3 == 0;
        var created = At.Now.AddDays(-100);
        return new($"vol-{number:x17}", Scope.Region, "eu-west-1a", "gp3", 100, 3000, "in-use", created, [new($"i-{number:x17}", "/dev/sdf", "attached")])
        {
            LatestSnapshot = new NewestSnapshot($"snap-{number:x17}", "daily", At.Now.AddDays(isOld ? -20 : -1)),
            Operations = new DailySeries(0, 0, 0, 0, 0, 0, isOld ? 0 : 5000),
            IsBoot = false,
            MonthlyCost = new Money(8.80m),
        };
    }
}
