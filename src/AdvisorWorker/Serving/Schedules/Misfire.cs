namespace AdvisorWorker.Serving;

/// <summary>What becomes of passes that were due while the daemon was not running, or was busy with another for longer than a minute.</summary>
internal enum Misfire
{
    /// <summary>They are made up for once, at the first opportunity.</summary>
    FireOnce,

    /// <summary>They are left out; the next one comes when it is due.</summary>
    Skip,
}
