using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>A pass over one account of many: whatever goes wrong is its own, and the others go on.</summary>
/// <param name="catalog">The checks and what feeds them.</param>
/// <param name="time">The clock.</param>
public sealed class MemberPass(CheckCatalog catalog, TimeProvider time)
{
    /// <summary>Runs the pass. An account that cannot be entered gets a report in which each check is not available, and says why.</summary>
    /// <param name="member">The account.</param>
    /// <param name="terms">What its calls share with those of other accounts.</param>
    /// <param name="progress">Told of each scope that is done.</param>
    /// <param name="cancellationToken">Ends the pass soon, with a report that says what was not reached.</param>
    public async Task<RunReport> RunAsync(MemberAccount member, CallTerms terms, IProgress<AwsScope>? progress, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Named(member, await new Pass(catalog, time).RunAsync(member.Account, member.Request, terms, progress, cancellationToken), failure: null);
        }
        catch (Exception e)
        {
            var gap = e is AccountException known && !cancellationToken.IsCancellationRequested ? known.Gap : GapTranslation.Of(e, cancellationToken);
            return Named(member, UnreachedAccount.Report(member, gap, time.GetUtcNow(), cancellationToken.IsCancellationRequested, catalog), gap);
        }
        finally
        {
            terms.Pacing.Forget(member.Id);
        }
    }

    private static RunReport Named(MemberAccount member, RunReport report, Gap? failure) => report with
    {
        Run = report.Run with
        {
            Parts = [new(member.Id, member.Name, report.Run.Id, report.Run.StartedAt, report.Run.Complete, report.Run.Regions, failure?.ToString())],
        },
    };
}
