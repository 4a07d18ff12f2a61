using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Suppressions from <c>--suppressions</c>, or from the file that the setting <c>Suppressions</c> names.</summary>
internal static class SuppressionFiles
{
    private const string Setting = "Suppressions";

    /// <summary>The rules; none where no file is named.</summary>
    /// <param name="option">The file, as the command names it.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="catalog">The checks; null where they could not be loaded, so that no name of one can be wrong.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static IReadOnlyList<Suppression> Read(string? option, IConfiguration configuration, CheckCatalog? catalog, List<string> mistakes)
    {
        if ((option ?? configuration[Setting]) is not { } path)
        {
            return [];
        }

        // A message repeats what the file says, and the file may have come from anywhere.
        var found = new List<string>();
        var rules = SuppressionFile.Read(path, Fields(catalog), found);
        mistakes.AddRange(found.Select(TerminalText.Of));
        return rules;
    }

    /// <summary>Reads a rule's fields, with the names that the catalogue knows.</summary>
    public static SuppressionFields Fields(CheckCatalog? catalog) =>
        new(name => catalog is null ? name : catalog.Find(name)?.About.Id, catalog?.Names ?? [], Closest.Hint);
}
