namespace AdvisorWorker.Engine.Plans;

/// <summary>AWS Support's plans, the retiring ones included. Not ordered: ask <see cref="SupportPlans"/> what a plan gives.</summary>
public enum SupportPlan
{
    /// <summary>Free: customer service, core checks in the console.</summary>
    Basic,

    /// <summary>Retiring on 2027-01-01 (stays in GovCloud).</summary>
    Developer,

    /// <summary>Retiring on 2027-01-01 (stays in GovCloud).</summary>
    Business,

    /// <summary>Retiring on 2027-01-01 (stays in GovCloud).</summary>
    EnterpriseOnRamp,

    /// <summary>Business Support+.</summary>
    BusinessPlus,

    /// <summary>Enterprise Support.</summary>
    Enterprise,

    /// <summary>Unified Operations.</summary>
    UnifiedOperations,
}
