using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;

namespace AdvisorWorker.Diagnosis;

/// <summary>
/// Which of the actions that the chosen checks need the caller has. Found by asking AWS what a run would ask: that alone knows of boundaries, session
/// policies and what the organization forbids.
/// </summary>
/// <param name="Needed">Every action that the checks declare, and what each run asks.</param>
/// <param name="Denied">Those that were denied, in any Region.</param>
/// <param name="Untried">Those that nothing in the account gave occasion to ask for.</param>
internal sealed record Preflight(ImmutableSortedSet<string> Needed, ImmutableSortedSet<string> Denied, ImmutableSortedSet<string> Untried)
{
    // Another account's bucket answers so to whoever may do everything in this one; where it is a gap, the gap says so.
    private const string DeniedToStrangers = "s3:HeadBucket";

    /// <exception cref="AccountException">The account cannot be worked with at all.</exception>
    public static async Task<Preflight> TryAsync(Session session, CancellationToken cancellationToken)
    {
        var request = session.Request with { Gate = GateMode.Off, StatedPlan = null };
        var report = await new Pass(session.Catalog, session.Time).RunAsync(session.Account, request, null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var needed = Actions([.. Permissions.OfARun, .. Permissions.Of(session.Catalog.Sources, request.Checks.Select(check => check.Check))]);
        var denied = Actions(report.Run.ApiCalls.Denied.Remove(DeniedToStrangers))
            .Union(report.Unavailable.Where(gap => gap.Gap.Reason is GapReason.AccessDenied or GapReason.RegionDenied).Select(gap => gap.Gap.Action).OfType<string>());
        return new(needed, needed.Intersect(denied), needed.Except(Actions(report.Run.ApiCalls.Operations)));
    }

    private static ImmutableSortedSet<string> Actions(IEnumerable<string> operations) =>
        operations.Select(operation => IamActions.Of(operation)!).ToImmutableSortedSet(StringComparer.Ordinal);
}
