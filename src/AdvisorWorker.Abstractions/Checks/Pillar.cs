namespace AdvisorWorker;

/// <summary>The six groups of Trusted Advisor checks (RecommendationPillar of its API).</summary>
public enum Pillar : byte
{
    /// <summary>Money spent on what nobody uses.</summary>
    CostOptimizing,

    /// <summary>Doors left open.</summary>
    Security,

    /// <summary>What one failure takes down.</summary>
    FaultTolerance,

    /// <summary>Too small, too busy, badly placed.</summary>
    Performance,

    /// <summary>Quotas about to refuse the next resource.</summary>
    ServiceLimits,

    /// <summary>What makes an account hard to run.</summary>
    OperationalExcellence,
}
