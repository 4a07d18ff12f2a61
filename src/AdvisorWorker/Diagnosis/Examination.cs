using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;

namespace AdvisorWorker.Diagnosis;

/// <summary>Looks at everything a run needs, in the order in which it needs it.</summary>
internal sealed class Examination(Session session, StoreAddress? store)
{
    // They tell whom AWS can reach before anything has happened.
    private static readonly string[] ContactChecks = ["alternate-security-contact", "alternate-operations-contact"];

    /// <summary>The findings. What needs an identity is left out when there is none.</summary>
    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var packs = session.Catalog.Checks.Select(check => check.Pack.Name).Distinct().Count();
        yield return new("Checks", FindingState.Fine, $"{session.Catalog.Checks.Count} of {packs} packs");
        yield return await ExamineStoreAsync(cancellationToken);
        foreach (var finding in Surroundings.Examine(Environment.GetEnvironmentVariable))
        {
            yield return finding;
        }

        var endpoint = session.Account.Endpoints.Configured.FirstOrDefault();
        yield return new("Endpoint", FindingState.Fine, endpoint?.ToString() ?? "AWS");
        yield return await Clock.ExamineAsync(endpoint ?? new Uri($"https://sts.{session.Account.HomeRegion}.amazonaws.com"), TimeProvider.System, cancellationToken);

        var (identity, refusal) = await IdentifyAsync(cancellationToken);
        yield return identity is null
            ? new("Identity", FindingState.Broken, refusal!, "Correct the credentials, the role or the endpoint.")
            : identity.IsRoot
                ? new("Identity", FindingState.Mind, $"{identity.Arn}, the account's root user", "Use a role with read-only rights; `advisor permissions` prints its policy.")
                : new("Identity", FindingState.Fine, identity.Arn);
        if (identity is null)
        {
            yield break;
        }

        // A real pass over what is asked first and of everybody: it finds denials as a run would.
        var report = await new Pass(session.Catalog, session.Time).RunAsync(session.Account, session.Request, null, cancellationToken);
        yield return Plan(report.Plans[0]);
        yield return report.Run.Notes.FirstOrDefault(note => note.Contains("could not be listed", StringComparison.Ordinal)) is { } regions
            ? new("Regions", FindingState.Broken, regions, "Allow ec2:DescribeRegions.")
            : new("Regions", FindingState.Fine, string.Join(", ", report.Run.Regions));
        foreach (var finding in Denials(report).Concat(Contacts(report)))
        {
            yield return finding;
        }
    }

    private async Task<Finding> ExamineStoreAsync(CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return new("Store", FindingState.Fine, "none: nothing is remembered between runs");
        }

        if (store is StoreAddress.File { FullPath: var path } && !File.Exists(path))
        {
            return new("Store", FindingState.Mind, $"{path} does not exist yet", "The first run makes it.");
        }

        try
        {
            await using var opened = await AdvisorStore.OpenAsync(store, TimeProvider.System, cancellationToken);
            await opened.CheckClockAsync(session.Time.GetUtcNow(), cancellationToken);
            var behind = (await new Outbox(opened).StatusAsync(cancellationToken)).Where(sink => sink.Waiting + sink.Dead > 0).ToList();
            return behind.Count == 0
                ? new("Store", FindingState.Fine, $"{store}")
                : new("Store", FindingState.Mind, $"{store}: events wait for {string.Join(", ", behind.Select(sink => sink.Name))}", "`advisor events status` says why.");
        }
        catch (StoreException e)
        {
            return new("Store", FindingState.Broken, e.Message, "Correct --store, or leave it out.");
        }
    }

    private async Task<(CallerIdentity? Identity, string? Refusal)> IdentifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await session.Account.IdentifyAsync(new(), new(session.Request.Politeness, session.Time), cancellationToken), null);
        }
        catch (AccountException e)
        {
            return (null, e.Message);
        }
    }

    private static Finding Plan(AccountPlan plan) => plan.Entitled switch
    {
        true => new("Support plan", FindingState.Fine, $"with the Support API: {plan.Detail}"),
        false => new("Support plan", FindingState.Mind, $"without the Support API: {plan.Detail}", "Run all checks with --gate off; cases are drafts to paste."),
        null => new("Support plan", FindingState.Mind, $"unknown: {plan.Detail}", $"Allow {PlanProbe.Action}, or name the plan with --plan."),
    };

    private static IEnumerable<Finding> Denials(RunReport report)
    {
        var failures = report.Unavailable.Where(gap => gap.Gap.IsFailure).GroupBy(gap => (gap.Gap.Reason, gap.Gap.Action, gap.Gap.Region)).ToList();
        var cells = report.Run.Notes.Where(note => note.StartsWith(Pass.EmptyCells, StringComparison.Ordinal)).ToList();
        if (failures.Count == 0 && cells.Count == 0)
        {
            yield return new("Permissions", FindingState.Fine, "every action that the checks need is allowed");
        }

        foreach (var note in cells)
        {
            yield return new("Permissions", FindingState.Mind, note, "`advisor permissions` prints the whole policy.");
        }

        foreach (var same in failures)
        {
            var checks = same.Select(gap => gap.CheckId).Distinct().Count();
            yield return new(
                "Permissions",
                FindingState.Broken,
                $"{same.Key.Reason} {same.Key.Action ?? same.Key.Region}: {checks} check{(checks == 1 ? " is" : "s are")} not available",
                same.Key.Reason switch
                {
                    GapReason.AccessDenied => $"Allow {same.Key.Action}; `advisor permissions` prints the whole policy.",
                    GapReason.RegionDenied => $"Leave it out with --exclude-regions {same.Key.Region}.",
                    _ => "See `advisor run` for the details.",
                });
        }
    }

    private static IEnumerable<Finding> Contacts(RunReport report) =>
        from contact in report.Checks
        where ContactChecks.Contains(contact.Check.Id) && contact.Status is CheckStatus.Warning or CheckStatus.Error
        select new Finding("Contacts", FindingState.Mind, contact.Items[0].Detail ?? contact.Check.Title, contact.Check.Fix);
}
