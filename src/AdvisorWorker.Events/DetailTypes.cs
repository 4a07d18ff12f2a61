namespace AdvisorWorker.Events;

/// <summary>The kinds of events: the values of <c>detail-type</c>.</summary>
public static class DetailTypes
{
    /// <summary>One item of one check; Trusted Advisor's own name, so that its rules need only another <c>source</c>.</summary>
    public const string Item = "Trusted Advisor Check Item Refresh Notification";

    /// <summary>A run has ended.</summary>
    public const string Run = "Advisor Run Completed";

    /// <summary>A support case was opened.</summary>
    public const string CaseOpened = "Advisor Case Opened";

    /// <summary>Something else happened to a support case.</summary>
    public const string CaseUpdated = "Advisor Case Updated";
}

/// <summary>The values of an item event's <c>status</c>. Texts rather than an enumeration, so that a value added later breaks no reader.</summary>
public static class EventStatus
{
    /// <summary>Green.</summary>
    public const string Ok = "OK";

    /// <summary>Yellow.</summary>
    public const string Warn = "WARN";

    /// <summary>Red.</summary>
    public const string Error = "ERROR";

    /// <summary>Blue: it could not be determined.</summary>
    public const string Info = "INFO";
}

/// <summary>The values of an item event's <c>change</c>.</summary>
public static class ItemChange
{
    /// <summary>Not flagged before, or never seen.</summary>
    public const string New = "new";

    /// <summary>Flagged before with another status.</summary>
    public const string Changed = "changed";

    /// <summary>Flagged before, and proven to be so no more.</summary>
    public const string Resolved = "resolved";

    /// <summary>Flagged before, and silenced by a person since; nothing more is said of it until it no longer is.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>As before; published only where all items are asked for.</summary>
    public const string Unchanged = "unchanged";
}
