using System.Globalization;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Turns a run's report into events.</summary>
/// <remarks>The same report gives the same events, down to their uuids, so that a repeated delivery can be recognised.</remarks>
public static class ReportEvents
{
    private const int ReasonsInWords = 5;

    /// <summary>The event of one item's change, in its frame.</summary>
    /// <param name="item">The item as it is now.</param>
    /// <param name="change">What became of it.</param>
    /// <param name="previous">Its status before; null where it was never seen.</param>
    /// <param name="changedAt">When the change was seen: the instant of the run that saw it first.</param>
    /// <param name="runId">That run.</param>
    /// <param name="source">The event's source.</param>
    public static EventEnvelope Envelope(Item item, Change change, CheckStatus? previous, DateTimeOffset changedAt, string runId, string source) =>
        Of(item, Word(change), previous, changedAt, runId, item.IsSuppressed).ToEnvelope(source, changedAt, FrameRegion(item.Region, item.Arn));

    /// <summary>The event of a run's end, in its frame.</summary>
    public static EventEnvelope Envelope(RunReport report, string source) => Of(report).ToEnvelope(
        source,
        report.Run.Accounts is [var only] ? only : "",
        FrameRegion(report.Run.Regions is [var region] ? region : AwsScope.Global, arn: null));

    /// <summary>The change in the words of events.</summary>
    public static string Word(Change change) => change switch
    {
        Change.New => ItemChange.New,
        Change.Changed => ItemChange.Changed,
        Change.Resolved => ItemChange.Resolved,
        Change.Suppressed => ItemChange.Suppressed,
        _ => ItemChange.Unchanged,
    };

    /// <summary>The event of one item's change.</summary>
    /// <param name="item">The item as it is now.</param>
    /// <param name="change">One of <see cref="ItemChange"/>.</param>
    /// <param name="previous">Its status before; null where it was never seen.</param>
    /// <param name="changedAt">When the change was seen: the instant of the run that saw it first.</param>
    /// <param name="runId">That run.</param>
    /// <param name="suppressed">A person has silenced it.</param>
    public static ItemEvent Of(Item item, string change, CheckStatus? previous, DateTimeOffset changedAt, string runId, bool suppressed)
    {
        var status = Status(item.Status);
        return new()
        {
            CheckName = item.Check.Title,
            CheckItemDetail = Row(item),
            Status = status,
            ResourceId = item.Arn ?? "",
            Uuid = EventUuid.ForItem(item.Account, item.Check.Id, item.Region, item.ResourceId, item.ItemKey, status, changedAt),
            CheckId = item.Check.Id,
            TrustedAdvisorId = item.Check.TrustedAdvisorId,
            Pillar = Word(item.Check.Pillar),
            PreviousStatus = previous is { } before ? Status(before) : null,
            Change = change,
            Reason = item.Detail,
            AccountId = item.Account,
            Region = item.Region,
            ShortId = item.ResourceId,
            ItemKey = item.ItemKey,
            RunId = runId,
            Fingerprint = item.Fingerprint,
            MonthlySavings = item.Savings?.Amount,
            Currency = item.Savings?.Currency,
            Suppressed = suppressed,
        };
    }

    /// <summary>The event of the run's end.</summary>
    public static RunEvent Of(RunReport report)
    {
        var savings = report.Items.Where(item => item is { IsFinding: true, Savings: not null }).Select(item => item.Savings!.Value).ToList();
        var oneCurrency = savings.Select(saving => saving.Currency).Distinct().Take(2).Count() == 1;
        return new()
        {
            Uuid = EventUuid.ForRun(report.Run.Id),
            RunId = report.Run.Id,
            Complete = report.Run.Complete,
            Interrupted = report.Run.Interrupted,
            Reason = Reason(report),
            StartedAt = report.Run.StartedAt,
            FinishedAt = report.Run.FinishedAt,
            Accounts = report.Run.Accounts.Length,
            AccountIds = [.. report.Run.Accounts.Take(RunEvent.MaxAccountIds)],
            Regions = report.Run.Regions,
            Checks = new()
            {
                Ok = report.Checks.Count(check => check.Status == CheckStatus.Ok),
                Warning = report.Checks.Count(check => check.Status == CheckStatus.Warning),
                Error = report.Checks.Count(check => check.Status == CheckStatus.Error),
                NotAvailable = report.Checks.Count(check => check.Status == CheckStatus.NotAvailable),
                Gated = report.Plans.Sum(plan => plan.Gated.Length),
            },
            Resources = new()
            {
                Processed = report.Checks.Sum(check => check.Summary.Processed),
                Flagged = report.Checks.Sum(check => check.Summary.Flagged),
                Ignored = report.Checks.Sum(check => check.Summary.Ignored),
                Suppressed = report.Checks.Sum(check => check.Summary.Suppressed),
            },
            MonthlySavings = oneCurrency ? savings.Sum(saving => saving.Amount) : null,
            Currency = oneCurrency ? savings[0].Currency : null,
            CheckSummaries = [.. report.Checks.Take(RunEvent.MaxChecks).Select(check => Summary(check, oneCurrency))],
            Limits = LimitUses.Of(report),
        };
    }

    private static CheckSummary Summary(CheckResult check, bool withSavings) => new()
    {
        CheckId = check.Check.Id,
        CheckName = check.Check.Title,
        Pillar = Word(check.Check.Pillar),
        AccountId = check.Account,
        Status = Status(check.Status),
        Red = check.Items.Count(item => item is { IsFinding: true, Status: CheckStatus.Error }),
        Yellow = check.Items.Count(item => item is { IsFinding: true, Status: CheckStatus.Warning }),
        MonthlySavings = withSavings ? check.Savings?.Amount : null,
    };

    private static OrderedDictionary<string, string?> Row(Item item)
    {
        var row = new OrderedDictionary<string, string?>(item.Columns.Length);
        foreach (var (heading, value) in item.Columns)
        {
            row[heading] = value;
        }

        return row;
    }

    private static string? Reason(RunReport report)
    {
        if (report.Run is { Complete: true, Interrupted: false })
        {
            return null;
        }

        var reasons = report.Unavailable
            .Where(unit => unit.Gap.IsFailure)
            .GroupBy(unit => unit.Gap.Action is { } action ? $"{unit.Gap.Reason} {action}" : $"{unit.Gap.Reason}")
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} ({group.Count()})"))
            .ToList();
        var words = string.Join(", ", reasons.Take(ReasonsInWords)) + (reasons.Count > ReasonsInWords ? $" and {reasons.Count - ReasonsInWords} more" : "");
        return (report.Run.Interrupted, words) switch
        {
            (true, "") => "interrupted before its end",
            (true, _) => $"interrupted before its end; not read: {words}",
            (false, "") => "not everything could be read",
            _ => $"not read: {words}",
        };
    }

    private static string Status(CheckStatus status) => status switch
    {
        CheckStatus.Ok => EventStatus.Ok,
        CheckStatus.Warning => EventStatus.Warn,
        CheckStatus.Error => EventStatus.Error,
        _ => EventStatus.Info,
    };

    /// <summary>The pillar in the words of events and settings.</summary>
    public static string Word(Pillar pillar) => pillar switch
    {
        Pillar.CostOptimizing => "cost_optimizing",
        Pillar.Security => "security",
        Pillar.FaultTolerance => "fault_tolerance",
        Pillar.Performance => "performance",
        Pillar.ServiceLimits => "service_limits",
        _ => "operational_excellence",
    };

    // A frame needs a Region code. What is global gets the one that serves its partition's global services.
    private static string FrameRegion(string region, string? arn) => (region, arn?.Split(':')) switch
    {
        (not AwsScope.Global, _) => region,
        (_, [_, "aws-us-gov", ..]) => "us-gov-west-1",
        (_, [_, "aws-cn", ..]) => "cn-north-1",
        _ => "us-east-1",
    };
}
