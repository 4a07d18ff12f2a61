using System.Collections.Immutable;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Collect;

/// <summary>The IAM actions that a run needs: those its checks' collectors and parts declare, and the few it needs itself.</summary>
public static class Permissions
{
    /// <summary>What every run asks: which Regions are enabled, and which support plan there is. Who we are needs no permission.</summary>
    public static ImmutableArray<string> OfARun { get; } = ["ec2:DescribeRegions", PlanProbe.Action];

    /// <summary>What working on support cases and quota requests asks for; the write role's.</summary>
    public static ImmutableArray<string> OfCases { get; } =
    [
        "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota", "servicequotas:RequestServiceQuotaIncrease", "support:AddAttachmentsToSet", "support:AddCommunicationToCase",
        "support:CreateCase", "support:DescribeCases", "support:DescribeCommunications", "support:DescribeCreateCaseOptions", "support:DescribeServices", PlanProbe.Action, "support:DescribeSupportedLanguages",
        "support:ResolveCase",
    ];

    /// <summary>What people ask for who look at cases and at Trusted Advisor in AWS's console: it has an action prefix of its own, beside the API's.</summary>
    public static ImmutableArray<string> OfTheConsole { get; } = ["support:*", "trustedadvisor:Describe*"];

    /// <summary>The actions of some checks, sorted, each once.</summary>
    public static ImmutableArray<string> Of(SourceCatalog sources, IEnumerable<ICheck> checks) =>
    [
        .. CollectionPlan.For(sources, checks).Operations
            .Select(operation => IamActions.Of(operation)!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
