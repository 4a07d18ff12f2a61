using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Tracing;
using Amazon.AWSSupport;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>One pass over an account: the same for a pipeline, the daemon and the demo.</summary>
/// <param name="catalog">The checks and what feeds them.</param>
/// <param name="time">The clock; its first answer is the instant that all verdicts refer to.</param>
public sealed class Pass(CheckCatalog catalog, TimeProvider time)
{
    /// <summary>How a note begins that says what no verdict needed and could not be read.</summary>
    public const string EmptyCells = "Some cells are empty";

    /// <summary>The account's support plan, and which of the checks it gates.</summary>
    /// <exception cref="AccountException">The account cannot be worked with at all.</exception>
    public async Task<AccountPlan> PlanAsync(AwsAccount account, RunRequest request, CancellationToken cancellationToken)
    {
        var (_, access) = await EnterAsync(account, request, Terms(request), new(), time.GetUtcNow(), cancellationToken);
        using var clients = access.Clients;
        var plan = await PlanOfAsync(access, request, cancellationToken);
        return plan with { Gated = PlanGate.Apply(plan, request.Gate, request.Checks.Select(check => check.Check)).Gated };
    }

    /// <summary>Runs the pass. Cancelling ends it soon with a report that says what was not reached.</summary>
    /// <exception cref="AccountException">The account cannot be worked with at all.</exception>
    public Task<RunReport> RunAsync(AwsAccount account, RunRequest request, IProgress<AwsScope>? progress, CancellationToken cancellationToken) =>
        RunAsync(account, request, Terms(request), progress, cancellationToken);

    /// <summary>Runs the pass on terms that others share.</summary>
    /// <exception cref="AccountException">The account cannot be worked with at all.</exception>
    internal Task<RunReport> RunAsync(AwsAccount account, RunRequest request, CallTerms terms, IProgress<AwsScope>? progress, CancellationToken cancellationToken) =>
        Spans.AccountAsync(account.Expected, () => ReadAsync(account, request, terms, progress, cancellationToken));

    private async Task<RunReport> ReadAsync(AwsAccount account, RunRequest request, CallTerms terms, IProgress<AwsScope>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var meter = new CallMeter();
        var (identity, access) = await EnterAsync(account, request, terms, meter, started, cancellationToken);
        using var clients = access.Clients;
        var supportPlan = await PlanOfAsync(access, request, cancellationToken);
        var (selected, gated) = PlanGate.Apply(supportPlan, request.Gate, request.Checks.Select(check => check.Check));

        var (regions, regionsGap) = await RegionsOfAsync(account, clients, request, cancellationToken);
        var recorder = new RunRecorder(clients.Settle);
        await AccountRun.RunAsync(
            access, CollectionPlan.For(catalog.Sources, selected), regions, Includes(request), recorder, progress, cancellationToken);

        var suppressions = new SuppressionList(request.Suppressions, DateOnly.FromDateTime(started.UtcDateTime));
        ImmutableArray<CheckResult> results =
        [
            .. recorder.Results(identity.Account, selected.Select(check => check.About), suppressions),
            .. request.Checks.Where(check => gated.Contains(check.About.Id)).Select(check => Gated(check.About, identity.Account)),
        ];
        var unavailable = recorder.Unavailable;
        var notes = Notes(identity, regionsGap, regions, recorder.Missing);
        var complete = !cancellationToken.IsCancellationRequested && regionsGap is null && recorder.Breaches.IsEmpty && !unavailable.Any(gap => gap.Gap.IsFailure);
        var report = new RunReport(
            new(
                Guid.CreateVersion7(started).ToString(),
                started,
                time.GetUtcNow(),
                complete,
                cancellationToken.IsCancellationRequested,
                [identity.Account],
                [.. regions],
                notes,
                meter.Total),
            [supportPlan with { Gated = gated }],
            results,
            unavailable) { Evaluated = recorder.Evaluated, Breaches = recorder.Breaches };
        return report with { Suppressions = suppressions.Outcome(new(report, catalog.Checks.Select(check => check.About), allRegions: regionsGap is null)) };
    }

    private CallTerms Terms(RunRequest request) => new(request.Politeness, time) { NoPaidCalls = request.NoPaidCalls };

    // Who we are decides what the clients count for and which partition they speak to, so it is asked before there are any.
    private async Task<(CallerIdentity Identity, AccountAccess Access)> EnterAsync(
        AwsAccount account, RunRequest request, CallTerms terms, CallMeter meter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var identity = await account.IdentifyAsync(meter, terms, cancellationToken);
        var clients = new AwsClients(account.Credentials, account.Endpoints, meter, identity.Account, terms);
        return (identity, new(identity.Account, identity.Partition, Partitions.GlobalRegion(identity.Partition), clients, new(at))
        {
            UnitLimit = TimeSpan.FromMinutes(request.Politeness.UnitMinutes),
            Time = time,
        });
    }

    private async Task<AccountPlan> PlanOfAsync(AccountAccess access, RunRequest request, CancellationToken cancellationToken)
    {
        if (request.StatedPlan is { } stated)
        {
            return SupportPlans.Stated(access.Account, stated);
        }

        var asked = await PlanProbe.AskAsync(access.Clients.Get<AmazonAWSSupportClient>(access.GlobalRegion), access.Account, time, cancellationToken);
        return asked.Source == PlanSource.Unknown && request.LastKnownPlan is { } recall && await recall(access.Account, cancellationToken) is { } known
            ? known with { Detail = $"{known.Detail}; now {asked.Detail}" }
            : asked;
    }

    private static async Task<(IReadOnlyList<string> Regions, Gap? Gap)> RegionsOfAsync(AwsAccount account, AwsClients clients, RunRequest request, CancellationToken cancellationToken)
    {
        if (request.Regions is { } chosen)
        {
            return ([.. chosen.Except(request.ExcludedRegions, StringComparer.Ordinal)], null);
        }

        var (regions, gap) = await EnabledRegions.ListAsync(clients, account.HomeRegion, cancellationToken);

        // One Region is better than none, and the report says that the others are missing.
        return ([.. (gap is null ? regions : [account.HomeRegion]).Except(request.ExcludedRegions, StringComparer.Ordinal)], gap);
    }

    private static Func<string, bool> Includes(RunRequest request) =>
        region => region == AwsScope.Global
            || ((request.Regions is null || request.Regions.Contains(region, StringComparer.Ordinal)) && !request.ExcludedRegions.Contains(region, StringComparer.Ordinal));

    private static CheckResult Gated(CheckDescriptor check, string account) =>
        new(check, account, CheckStatus.NotAvailable, nameof(GapReason.PlanNotEligible), new(0, 0, 0, 0), []);

    private static ImmutableArray<string> Notes(CallerIdentity identity, Gap? regionsGap, IReadOnlyList<string> regions, IEnumerable<(Gap Gap, ImmutableArray<string> Checks)> missing)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (identity.IsRoot)
        {
            notes.Add("The caller is the account's root user; use a role with read-only rights.");
        }

        if (regionsGap is not null)
        {
            notes.Add($"The account's Regions could not be listed ({regionsGap}), so only {string.Join(", ", regions)} was checked; name them with --regions.");
        }

        notes.AddRange(missing.Select(part => $"{EmptyCells} ({part.Gap}{(part.Gap.Region is { } region ? $" {region}" : "")}): {string.Join(", ", part.Checks)}."));
        return notes.ToImmutable();
    }
}
