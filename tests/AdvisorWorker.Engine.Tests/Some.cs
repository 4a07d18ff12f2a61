using System.Collections.Immutable;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests;

/// <summary>Throwaway values.</summary>
internal static class Some
{
    public const string Account = "111122223333";

    public static readonly DateTimeOffset Instant = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public static CheckDescriptor Check(
        string id = "security-group-open-ports", string? trustedAdvisorId = "HCP4007jGY", Pillar pillar = Pillar.Security, bool core = false) =>
        new CheckDescriptor<SomeResource>(id, trustedAdvisorId, pillar)
        {
            Title = "Security Groups - Specific Ports Unrestricted",
            Why = "Ports that everybody can reach are what attackers try first.",
            Fix = "Limit the rule to the addresses that need it.",
            Criteria = "Red: 0.0.0.0/0 may reach port 22. Yellow: any other port.",
            Link = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
            Core = core,
        };

    public static Item Item(
        string resource = "sg-0a1b2c3d",
        CheckStatus status = CheckStatus.Error,
        string region = "eu-west-1",
        CheckDescriptor? check = null,
        string? detail = "Open to 0.0.0.0/0: port 22",
        string? key = "tcp/22-22/0.0.0.0/0",
        Money? savings = null,
        params (string Heading, string? Value)[] columns) => new(
            check ?? Check(),
            Account,
            region,
            resource,
            key,
            $"arn:aws:ec2:{region}:{Account}:security-group/{resource}",
            status,
            detail,
            $"fingerprint-of-{resource}",
            columns.Length > 0
                ? [.. columns.Select(column => KeyValuePair.Create(column.Heading, column.Value))]
                : [new("Region", region), new("Security Group Name", null), new("Security Group ID", resource), new("Status", Colour(status)), new("Ports", "22")],
            savings) { Scope = region };

    /// <summary>The events of a report whose items are all new, then the run's.</summary>
    public static IEnumerable<EventEnvelope> Events(RunReport report) =>
    [
        .. report.Items.Where(item => item.IsFlagged).Select(item => ReportEvents.Envelope(item, Change.New, null, report.Run.StartedAt, report.Run.Id, EventSource.Default)),
        ReportEvents.Envelope(report, EventSource.Default),
    ];

    public static CheckResult Result(params Item[] items) => new(
        items.Length > 0 ? items[0].Check : Check(),
        Account,
        items.Select(item => item.Status).DefaultIfEmpty(CheckStatus.Ok).Max(),
        null,
        new(40 + items.Length, items.Count(item => item.IsFlagged), 0, 0),
        [.. items]);

    public static AccountPlan Plan(SupportPlan plan = SupportPlan.BusinessPlus) => SupportPlans.Stated(Account, plan);

    public static RunReport Report(params CheckResult[] checks) => new(Run(), [Plan()], [.. checks], []);

    public static RunInfo Run() => new(
        "run-20261122-060000",
        Instant,
        Instant.AddSeconds(42),
        Complete: true,
        Interrupted: false,
        [Account],
        ["eu-west-1", "us-east-1"],
        [],
        new(12, 12, 0, 0, 0, ImmutableSortedDictionary<string, long>.Empty));

    private static string Colour(CheckStatus status) => status switch
    {
        CheckStatus.Error => "Red",
        CheckStatus.Warning => "Yellow",
        _ => "Green",
    };
}

internal sealed record SomeResource(string Id, string Region) : Resource(Id, Region);
