namespace AdvisorWorker.Serving;

/// <summary>Judges how a pass ended.</summary>
internal static class PassOutcomes
{
    /// <summary>Of a pass with a report.</summary>
    public static PassOutcome Of(Remembered remembered) => remembered switch
    {
        { Report.Run.Interrupted: true } => PassOutcome.Interrupted,
        { Report.Run.Complete: true, StoreFailure: null } => PassOutcome.Complete,
        _ => PassOutcome.Incomplete,
    };
}
