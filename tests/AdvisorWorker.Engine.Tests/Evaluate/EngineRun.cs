using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tests.Evaluate;

/// <summary>Runs checks over sources of the test's own, without AWS.</summary>
internal sealed class EngineRun
{
    private readonly RunRecorder recorder = new(gap => gap);
    private readonly List<ICheck> checks;

    private EngineRun(List<ICheck> checks) => this.checks = checks;

    public IReadOnlyList<Unavailable> Unavailable => recorder.Unavailable;

    public IReadOnlyList<Evaluated> Evaluated => recorder.Evaluated;

    public IReadOnlyList<string> Breaches => recorder.Breaches;

    /// <summary>A run that keeps the ledger whole, and fails the test where it does not.</summary>
    public static async Task<EngineRun> OfAsync(
        IEnumerable<ISource> sources, IEnumerable<ICheck> checks, string[]? regions = null, CancellationToken cancellationToken = default, TimeSpan? unitLimit = null)
    {
        var run = await BreakingAsync(sources, checks, regions, cancellationToken, unitLimit);
        Assert.Empty(run.Breaches);
        return run;
    }

    /// <summary>A run that is expected not to.</summary>
    public static async Task<EngineRun> BreakingAsync(
        IEnumerable<ISource> sources, IEnumerable<ICheck> checks, string[]? regions = null, CancellationToken cancellationToken = default, TimeSpan? unitLimit = null)
    {
        var run = new EngineRun([.. checks]);
        using var clients = new AwsClients(new AnonymousAWSCredentials(), new AwsEndpoints(null, null), new(), "111122223333", new(new(), TimeProvider.System));
        var access = new AccountAccess("111122223333", "aws", "us-east-1", clients, new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))) { UnitLimit = unitLimit ?? Timeout.InfiniteTimeSpan };
        await AccountRun.RunAsync(
            access, CollectionPlan.For(SourceCatalog.Of(sources), run.checks), regions ?? ["us-east-1"], _ => true, run.recorder, null, cancellationToken);
        return run;
    }

    public CheckResult Result(string check) => recorder.Results("111122223333", checks.Select(c => c.About), SuppressionList.None).Single(result => result.Check.Id == check);
}
