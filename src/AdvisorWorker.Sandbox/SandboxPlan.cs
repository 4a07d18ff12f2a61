namespace AdvisorWorker.Sandbox;

/// <summary>A support plan of AWS; it decides what the Support API answers.</summary>
public enum SandboxPlan
{
    /// <summary>No Support API.</summary>
    Basic,

    /// <summary>No Support API either.</summary>
    Developer,

    /// <summary>Severities up to urgent.</summary>
    Business,

    /// <summary>All severities, like the plans after it.</summary>
    EnterpriseOnRamp,

    /// <inheritdoc cref="EnterpriseOnRamp"/>
    BusinessPlus,

    /// <inheritdoc cref="EnterpriseOnRamp"/>
    Enterprise,

    /// <inheritdoc cref="EnterpriseOnRamp"/>
    UnifiedOperations,
}
