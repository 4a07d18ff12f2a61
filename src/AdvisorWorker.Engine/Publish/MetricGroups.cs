namespace AdvisorWorker.Engine.Publish;

/// <summary>Groups of CloudWatch metrics; each metric costs money, so each group can be left out.</summary>
[Flags]
public enum MetricGroups
{
    /// <summary><c>GreenChecks</c>, <c>YellowChecks</c>, <c>RedChecks</c> per category.</summary>
    Categories = 1,

    /// <summary><c>YellowResources</c>, <c>RedResources</c> per check.</summary>
    Checks = 2,

    /// <summary><c>ServiceLimitUsage</c> per limit that is in use.</summary>
    Limits = 4,

    /// <summary><c>EstimatedMonthlySavings</c>.</summary>
    Savings = 8,

    /// <summary>All of them.</summary>
    All = Categories | Checks | Limits | Savings,
}
