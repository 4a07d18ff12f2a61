using System.CommandLine;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Options;

/// <summary>Options of what a run writes and what its exit code means.</summary>
internal sealed class ReportOptions
{
    public Option<string?> Format { get; } = new("--format") { Description = "table (default) or json", HelpName = "table|json" };

    public Option<string?> Output { get; } = new("--output") { Description = "Write the report to this file instead of standard output", HelpName = "FILE" };

    public Option<string?> FailOn { get; } = new("--fail-on") { Description = "Exit 1 from this status on (default error)", HelpName = "none|warning|error" };

    public Option<bool> AllowIncomplete { get; } = new("--allow-incomplete") { Description = "Exit 0 instead of 3 when something could not be checked" };

    public ReportTarget Read(ParseResult command, List<string> mistakes)
    {
        var format = command.GetValue(Format) ?? "table";
        if (ReportFormats.Find(format, command.GetValue<bool>(AccountOptions.VerboseName)) is not { } write)
        {
            mistakes.Add($"--format: '{format}' is not known.{Closest.Hint(format, ReportFormats.Names)} Known: {string.Join(", ", ReportFormats.Names)}.");
            write = ReportFormats.Find("table")!;
        }

        var path = command.GetValue(Output);
        if (path is not null && ReportFile.WhyNotWritable(path) is { } reason)
        {
            mistakes.Add($"--output: '{path}' cannot be written: {reason}");
        }

        return new(write, path, ParseFailOn(command.GetValue(FailOn), mistakes), command.GetValue(AllowIncomplete));
    }

    private static CheckStatus? ParseFailOn(string? text, List<string> mistakes)
    {
        switch (text?.ToLowerInvariant())
        {
            case null or "error":
                return CheckStatus.Error;
            case "warning":
                return CheckStatus.Warning;
            case "none":
                return null;
            default:
                mistakes.Add($"--fail-on: '{text}' is not known.{Closest.Hint(text, ["none", "warning", "error"])} Known: none, warning, error.");
                return CheckStatus.Error;
        }
    }
}
