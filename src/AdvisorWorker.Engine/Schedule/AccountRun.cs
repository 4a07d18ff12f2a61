using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Runs the checks of one account: its global services and its Regions side by side. What a Region reads of the account it waits for.</summary>
internal static class AccountRun
{
    private const int RegionsAtOnce = 8;

    /// <param name="account">The account.</param>
    /// <param name="plan">What to read.</param>
    /// <param name="regions">The Regions to check.</param>
    /// <param name="includes">Whether an account-wide list's records of a Region are wanted.</param>
    /// <param name="recorder">Takes rows and outcomes.</param>
    /// <param name="progress">Told of each scope that is done.</param>
    /// <param name="cancellationToken">Ends the run; what is not reached says so.</param>
    public static async Task RunAsync(
        AccountAccess account,
        CollectionPlan plan,
        IReadOnlyList<string> regions,
        Func<string, bool> includes,
        RunRecorder recorder,
        IProgress<AwsScope>? progress,
        CancellationToken cancellationToken)
    {
        var accountWide = Scope(AwsScope.Global, null);
        var global = RunAsync(accountWide);
        await Parallel.ForEachAsync(regions, new ParallelOptions { MaxDegreeOfParallelism = RegionsAtOnce }, async (region, _) => await RunAsync(Scope(region, accountWide)));
        await global;

        ScopeRun Scope(string region, ScopeRun? global) => new(account, account.Scope(region), plan, global, includes, recorder.Add);

        async Task RunAsync(ScopeRun run)
        {
            await run.RunAsync(cancellationToken);
            foreach (var outcome in run.Outcomes)
            {
                recorder.Add(outcome);
            }

            progress?.Report(run.Scope);
        }
    }
}
