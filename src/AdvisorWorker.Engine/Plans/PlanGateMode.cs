namespace AdvisorWorker.Engine.Plans;

/// <summary>Whether an account's support plan decides which checks run.</summary>
public enum PlanGateMode
{
    /// <summary>As in Trusted Advisor: core checks on Basic and Developer, all above. An unknown plan gates nothing.</summary>
    Account,

    /// <summary>All checks on every plan: the data needs none.</summary>
    Off,
}
