namespace AdvisorWorker.Reports;

/// <summary>The formats by name.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, ReportWriter> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = TableReport.Write,
        ["json"] = JsonReport.Write,
    };

    // Where saying more makes a difference.
    private static readonly Dictionary<string, ReportWriter> Verbose = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = TableReport.WriteVerbose,
    };

    public static IEnumerable<string> Names => Formats.Keys;

    public static ReportWriter? Find(string name, bool verbose = false) => verbose && Verbose.TryGetValue(name, out var write) ? write : Formats.GetValueOrDefault(name);
}
