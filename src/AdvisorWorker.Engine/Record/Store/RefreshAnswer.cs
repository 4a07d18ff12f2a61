namespace AdvisorWorker.Engine.Record.Store;

/// <summary>What became of a request to refresh.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="State">How far the check is.</param>
/// <param name="Wait">How long it cannot be asked for again.</param>
public readonly record struct RefreshAnswer(RefreshDecision Decision, RefreshState State, TimeSpan Wait);

/// <summary>Whether a refresh will come.</summary>
public enum RefreshDecision
{
    /// <summary>It will.</summary>
    Accepted,

    /// <summary>It is asked for or under way already.</summary>
    Busy,

    /// <summary>The last one is too recent.</summary>
    TooSoon,
}
