namespace AdvisorWorker.Engine.Escalate;

/// <summary>Whether findings become cases.</summary>
public enum EscalationMode
{
    /// <summary>They do not.</summary>
    Off,

    /// <summary>It is said what would be done, and nothing is.</summary>
    DryRun,

    /// <summary>They do.</summary>
    On,
}

/// <summary>What a rule asks for.</summary>
public enum EscalationAction
{
    /// <summary>A support case.</summary>
    Case,

    /// <summary>A higher quota, by Service Quotas: a case cannot ask for one.</summary>
    QuotaIncrease,
}
