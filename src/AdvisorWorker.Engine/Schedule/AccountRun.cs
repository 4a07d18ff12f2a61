using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Tracing;

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
        var (accountWide, global) = Begin(AwsScope.Global, null);
        await Parallel.ForEachAsync(regions, new ParallelOptions { MaxDegreeOfParallelism = RegionsAtOnce }, async (region, _) => await Begin(region, accountWide).Done);
        await global;
        recorder.Close(new(plan.Units(regions, account.Scope)));

        (ScopeRun? Run, Task Done) Begin(string region, ScopeRun? shared)
        {
            try
            {
                var run = new ScopeRun(account, account.Scope(region), plan, shared, includes, recorder);
                return (run, RunAsync(run));
            }
            catch (Exception e)
            {
                Breach(region, e);
                progress?.Report(account.Scope(region));
                return (null, Task.CompletedTask);
            }
        }

        async Task RunAsync(ScopeRun run)
        {
            using var span = Spans.BeginScope(run.Scope);
            try
            {
                await run.RunAsync(cancellationToken);
            }
            catch (Exception e)
            {
                Breach(run.Scope.Region, e);
            }

            progress?.Report(run.Scope);
        }

        // Nothing is to come here. If something does, the other scopes still answer, and the ledger names the units that are missing.
        void Breach(string region, Exception e) => recorder.Breach($"{account.Account} in {region} was not read to the end", e);
    }
}
