using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>
/// A pass over many accounts, some of them side by side. Each is read as if it were alone, with rates, failures and results of its own; what they share is the
/// ceiling of requests, of which each has its part. So one that cannot be entered, hangs or is throttled costs the others nothing but its turn.
/// </summary>
/// <param name="catalog">The checks and what feeds them.</param>
/// <param name="time">The clock.</param>
public sealed class Round(CheckCatalog catalog, TimeProvider time)
{
    /// <summary>Runs the round. Cancelling ends it soon with a report that says what was not reached.</summary>
    /// <param name="roster">The accounts.</param>
    /// <param name="request">What is asked of all accounts.</param>
    /// <param name="accountsAtOnce">So many accounts are read side by side.</param>
    /// <param name="keep">Takes each account's report as soon as it is whole, several at once, and gives it back as it is to be shown.</param>
    /// <param name="progress">Told of each scope that is done.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<RunReport> RunAsync(
        Roster roster, RunRequest request, int accountsAtOnce, Func<MemberAccount, RunReport, Task<RunReport>> keep, IProgress<AwsScope>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();

        // Each has one place at least, and together no more than there are.
        var sideBySide = Math.Min(Math.Min(accountsAtOnce, roster.Members.Length), request.Politeness.InFlight);
        var terms = new CallTerms(request.Politeness, time, sideBySide) { NoPaidCalls = request.NoPaidCalls };
        var pass = new MemberPass(catalog, time);
        var reports = new RunReport[roster.Members.Length];
        await Parallel.ForEachAsync(roster.Members.Index(), new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, async (each, _) =>
            reports[each.Index] = await keep(each.Item, await pass.RunAsync(each.Item, terms, progress, cancellationToken)));
        return RoundReport.Of(started, time.GetUtcNow(), roster, reports);
    }
}
