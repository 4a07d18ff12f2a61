using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Engine.Plans;

/// <summary>What AWS Support's plans give, as a table.</summary>
/// <remarks>
/// Facts of <see cref="AsOf"/>, from AWS's Support guide and plan pages. The guide of 2019 knew four plans; where it says
/// otherwise, <see cref="PlanFacts.In2019"/> tells. No API answers "which plan": see <see cref="PlanProbe"/>.
/// </remarks>
public static class SupportPlans
{
    /// <summary>The day the table was checked.</summary>
    public static DateOnly AsOf { get; } = new(2026, 11, 22);

    /// <summary>Checks that Trusted Advisor shows on every plan, by <see cref="AsOf"/>: service limits, five of security, one of fault tolerance.</summary>
    public const int CoreChecks = 56;

    /// <summary>Severity times that count business hours count these.</summary>
    public const string BusinessHours = "08:00 to 18:00 in the customer's country, 09:00 to 18:00 for support in Japanese, without weekends and holidays";

    private const string FiveChecks = "five Trusted Advisor checks";

    private static readonly DateOnly Retirement = new(2027, 1, 1);

    private static readonly ImmutableArray<Severity> LowToUrgent =
    [
        new("low", TimeSpan.FromHours(24)),
        new("normal", TimeSpan.FromHours(12)),
        new("high", TimeSpan.FromHours(4)),
        new("urgent", TimeSpan.FromHours(1)),
    ];

    /// <summary>The table, the smallest plan first, retiring ones before their successors.</summary>
    public static ImmutableArray<PlanFacts> All { get; } =
    [
        new()
        {
            Plan = SupportPlan.Basic,
            Name = "basic",
            Title = "Basic",
            Entitled = false,
            Severities = [],
            Channels = [],
            Guidance = "none beyond the documentation",
            In2019 = FiveChecks,
        },
        new()
        {
            Plan = SupportPlan.Developer,
            Name = "developer",
            Title = "Developer",
            Entitled = false,
            Severities = [new("low", TimeSpan.FromHours(24), BusinessHours: true), new("normal", TimeSpan.FromHours(12), BusinessHours: true)],
            Channels = ["web"],
            Guidance = "best practices, and how services are used together as building blocks",
            RetiresOn = Retirement,
            Successor = "choose Business Support+, or the account falls to Basic",
            In2019 = FiveChecks,
        },
        new()
        {
            Plan = SupportPlan.Business,
            Name = "business",
            Title = "Business",
            Entitled = true,
            Severities = LowToUrgent,
            Channels = ["web", "chat", "phone"],
            Guidance = "which products and features fit a use case",
            ThirdPartySoftware = true,
            RetiresOn = Retirement,
            Successor = "choose Business Support+, or the account falls to Basic",
        },
        new()
        {
            Plan = SupportPlan.EnterpriseOnRamp,
            Name = "enterprise-on-ramp",
            Title = "Enterprise On-Ramp",
            Entitled = true,
            Severities = [.. LowToUrgent, new("critical", TimeSpan.FromMinutes(30))],
            Channels = ["web", "chat", "phone"],
            Guidance = "consulting on the architecture of an application",
            TechnicalAccountManager = "a pool of them",
            ThirdPartySoftware = true,
            RetiresOn = Retirement,
            Successor = "AWS moves its customers to Enterprise",
        },
        new()
        {
            Plan = SupportPlan.BusinessPlus,
            Name = "business-plus",
            Title = "Business Support+",
            Entitled = true,
            Severities = [.. LowToUrgent, new("critical", TimeSpan.FromMinutes(30))],
            Channels = ["web", "chat", "phone"],
            Guidance = "which products and features fit a use case",
            ThirdPartySoftware = true,
            SecurityIncidentResponse = "as an add-on",
        },
        new()
        {
            Plan = SupportPlan.Enterprise,
            Name = "enterprise",
            Title = "Enterprise",
            Entitled = true,
            Severities = [.. LowToUrgent, new("critical", TimeSpan.FromMinutes(15))],
            Channels = ["web", "chat", "phone"],
            Guidance = "consulting on the architecture of applications",
            TechnicalAccountManager = "a designated one",
            ThirdPartySoftware = true,
            SecurityIncidentResponse = "included",
            Extras = ["infrastructure event management", "preferred routing of cases", "management business reviews", "Trusted Advisor Priority"],
        },
        new()
        {
            Plan = SupportPlan.UnifiedOperations,
            Name = "unified-operations",
            Title = "Unified Operations",
            Entitled = true,
            Severities = [.. LowToUrgent, new("critical", TimeSpan.FromMinutes(5))],
            Channels = ["web", "chat", "phone"],
            Guidance = "consulting on the architecture of applications",
            TechnicalAccountManager = "a designated one",
            ThirdPartySoftware = true,
            SecurityIncidentResponse = "included",
            Extras = ["infrastructure event management", "preferred routing of cases", "management business reviews", "Trusted Advisor Priority"],
        },
    ];

    /// <summary>The names that users type.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(facts => facts.Name)];

    /// <summary>What a plan gives.</summary>
    public static PlanFacts Of(SupportPlan plan) => All.First(facts => facts.Plan == plan);

    /// <summary>The plan with this name, in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out SupportPlan plan)
    {
        var found = All.FirstOrDefault(facts => string.Equals(facts.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        plan = found?.Plan ?? default;
        return found is not null;
    }

    /// <summary>A plan that the user stated: no probe is needed.</summary>
    public static AccountPlan Stated(string account, SupportPlan plan) =>
        new(account, plan, Of(plan).Entitled, PlanSource.Stated, "stated by --plan or configuration", [], []);

    /// <summary>The plans that fit what is known of an account; empty where nothing is.</summary>
    public static ImmutableArray<PlanFacts> Candidates(AccountPlan account) => account switch
    {
        { Plan: { } plan } => [Of(plan)],
        { Entitled: null } => [],
        { Entitled: false } => [.. All.Where(facts => !facts.Entitled)],
        // What the API offers tells some of the others apart: only Business has urgent and not critical.
        _ when account.Severities.Contains("critical") => [.. All.Where(facts => facts.Entitled && facts.Severity("critical") is not null)],
        _ when account.Severities.Contains("urgent") => [.. All.Where(facts => facts.Entitled && facts.Severity("critical") is null)],
        _ => [.. All.Where(facts => facts.Entitled)],
    };
}
