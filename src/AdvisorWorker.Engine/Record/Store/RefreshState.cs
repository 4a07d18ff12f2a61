namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Trusted Advisor's states of a refresh.</summary>
public enum RefreshState
{
    /// <summary>Not refreshed yet.</summary>
    None,

    /// <summary>Asked for.</summary>
    Enqueued,

    /// <summary>Under way.</summary>
    Processing,

    /// <summary>Done.</summary>
    Success,

    /// <summary>Given up.</summary>
    Abandoned,
}
