namespace AdvisorWorker.Reports;

/// <summary>The formats by name.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, ReportWriter> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = TableReport.Write,
        ["json"] = JsonReport.Write,
    };

    public static IEnumerable<string> Names => Formats.Keys;

    public static ReportWriter? Find(string name) => Formats.GetValueOrDefault(name);
}
