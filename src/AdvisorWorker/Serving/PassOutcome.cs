namespace AdvisorWorker.Serving;

/// <summary>How a pass ended.</summary>
internal enum PassOutcome
{
    /// <summary>Everything was read.</summary>
    Complete,

    /// <summary>Something could not be read, or not be recorded.</summary>
    Incomplete,

    /// <summary>The daemon was stopped during it.</summary>
    Interrupted,

    /// <summary>There is no report.</summary>
    Failed,
}
