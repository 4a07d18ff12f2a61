using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor permissions</c>: the IAM policy that the chosen checks need, and not one action more.</summary>
internal static class PermissionsCommand
{
    public static Command Make()
    {
        var common = new CatalogOptions();
        var selection = new SelectionOptions();
        var command = new Command("permissions", "Print the least-privilege IAM policy for the chosen checks");
        selection.AddTo(command);
        common.AddTo(command);
        command.SetAction(options =>
        {
            var mistakes = new List<string>();
            var catalog = common.Load(options, mistakes);
            var checks = catalog is null ? [] : selection.Choose(options, catalog, mistakes);
            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            using var output = Console.OpenStandardOutput();
            PolicyDocument.Write([.. Permissions.OfARun, .. Permissions.Of(catalog!.Sources, checks.Select(check => check.Check))], output);
            return ExitCode.Clean;
        });
        return command;
    }
}
