namespace AdvisorWorker.Engine.Record;

/// <summary>What became of an item since the store, or a baseline, last knew of it.</summary>
public enum Change
{
    /// <summary>Flagged with the same status as before.</summary>
    Unchanged,

    /// <summary>Not flagged before, or never seen; or silenced before and not any more.</summary>
    New,

    /// <summary>Flagged before with another status.</summary>
    Changed,

    /// <summary>Flagged before, and proven to be so no more.</summary>
    Resolved,

    /// <summary>Flagged before, and silenced since.</summary>
    Suppressed,
}
