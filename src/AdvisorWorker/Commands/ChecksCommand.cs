using System.CommandLine;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor checks</c>: what can be checked.</summary>
internal static class ChecksCommand
{
    public static Command Make() => new("checks", "List the checks, or show one with its criteria, settings and permissions") { MakeList(), MakeShow() };

    private static Command MakeList()
    {
        var common = new CatalogOptions();
        var selection = new SelectionOptions();
        var format = new Option<string?>("--format") { Description = "table (default) or json", HelpName = "table|json" };
        var command = new Command("list", "List the checks") { format };
        selection.AddTo(command);
        common.AddTo(command);
        command.SetAction(options =>
        {
            var mistakes = new List<string>();
            var json = options.GetValue(format) switch
            {
                null or "table" => false,
                "json" => true,
                var other => Unknown(other, mistakes),
            };
            var catalog = common.Load(options, mistakes);
            var checks = catalog is null ? [] : selection.Choose(options, catalog, mistakes);
            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            if (json)
            {
                CatalogText.WriteJson(checks, catalog!, Console.OpenStandardOutput());
            }
            else
            {
                CatalogText.WriteTable(checks, Console.Out);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeShow()
    {
        var common = new CatalogOptions();
        var id = new Argument<string>("ID") { Description = "Our id or Trusted Advisor's" };
        var command = new Command("show", "Show one check: criteria, settings, columns, permissions") { id };
        common.AddTo(command);
        command.SetAction(options =>
        {
            var mistakes = new List<string>();
            var catalog = common.Load(options, mistakes);
            var name = options.GetRequiredValue(id);
            var check = catalog?.Find(name);
            if (catalog is not null && check is null)
            {
                mistakes.Add($"No check is called '{name}'.{Closest.Hint(name, catalog.Names)} `advisor checks list` lists them.");
            }

            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            CatalogText.WriteCheck(check!, catalog!, Console.Out);
            return ExitCode.Clean;
        });
        return command;
    }

    private static bool Unknown(string format, List<string> mistakes)
    {
        mistakes.Add($"--format: '{format}' is not known.{Closest.Hint(format, ["table", "json"])} Known: table, json.");
        return false;
    }
}
