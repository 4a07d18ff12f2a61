namespace AdvisorWorker;

/// <summary>What one item of a check is about; the three values of the Trusted Advisor API's checkGranularity.</summary>
public enum Granularity : byte
{
    /// <summary>One AWS resource.</summary>
    Resource,

    /// <summary>One Region of the account.</summary>
    Region,

    /// <summary>The account as a whole.</summary>
    Account,
}
