namespace AdvisorWorker;

/// <summary>What the command's exit code means; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>All was checked and nothing reaches <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>A finding reaches <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Something could not be checked, or an event could not be delivered.</summary>
    public const int Incomplete = 3;

    /// <summary>Ended by a signal.</summary>
    public const int Interrupted = 130;
}
