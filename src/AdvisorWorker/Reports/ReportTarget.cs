using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Reports;

/// <summary>Writes a report as text.</summary>
internal delegate void ReportWriter(RunReport report, Stream output);

/// <summary>Where a run's report goes, and what its exit code means.</summary>
/// <param name="Write">The format.</param>
/// <param name="Path">A file; null for standard output.</param>
/// <param name="FailOn">The status from which on the exit code is 1; null for never.</param>
/// <param name="AllowIncomplete">An incomplete run is no failure.</param>
internal sealed record ReportTarget(ReportWriter Write, string? Path, CheckStatus? FailOn, bool AllowIncomplete)
{
    /// <summary>Stands for the account in the name of a file that each account has its own of.</summary>
    public const string Placeholder = "{account}";

    /// <summary>Where the report of one account goes.</summary>
    public ReportTarget Of(string account) => this with { Path = Path?.Replace(Placeholder, account, StringComparison.Ordinal) };

    public ReportFile Open() => new(Write, Path);
}
