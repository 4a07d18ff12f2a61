using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Options;

/// <summary>Options that choose checks.</summary>
internal sealed class SelectionOptions
{
    public Option<string[]> Checks { get; } = AccountOptions.List("--checks", "Checks to run, by commas; our id or Trusted Advisor's", "ID,…");

    public Option<string[]> ExcludeChecks { get; } = AccountOptions.List("--exclude-checks", "Checks to leave out, by commas", "ID,…");

    public Option<string[]> Pillars { get; } = AccountOptions.List("--pillars", $"Pillars to run, by commas: {string.Join(", ", PillarNames.All)}", "PILLAR,…");

    public void AddTo(Command command)
    {
        command.Options.Add(Checks);
        command.Options.Add(ExcludeChecks);
        command.Options.Add(Pillars);
    }

    /// <summary>The chosen checks in catalogue order; says what is wrong with the choice.</summary>
    public IReadOnlyList<CatalogCheck> Choose(ParseResult command, CheckCatalog catalog, List<string> mistakes)
    {
        var chosen = Find(AccountOptions.Split(command.GetValue(Checks)), catalog, mistakes);
        var excluded = Find(AccountOptions.Split(command.GetValue(ExcludeChecks)), catalog, mistakes) ?? [];
        var pillars = ParsePillars(AccountOptions.Split(command.GetValue(Pillars)), mistakes);
        var selected = catalog.Checks
            .Where(check => chosen is null || chosen.Contains(check))
            .Where(check => !excluded.Contains(check))
            .Where(check => pillars is null || pillars.Contains(check.About.Pillar))
            .ToList();
        if (selected.Count == 0 && mistakes.Count == 0)
        {
            mistakes.Add("--checks, --exclude-checks and --pillars together leave no check to run.");
        }

        return selected;
    }

    private static HashSet<CatalogCheck>? Find(IReadOnlyList<string>? ids, CheckCatalog catalog, List<string> mistakes)
    {
        if (ids is null)
        {
            return null;
        }

        var found = new HashSet<CatalogCheck>();
        foreach (var id in ids)
        {
            if (catalog.Find(id) is { } check)
            {
                found.Add(check);
            }
            else
            {
                mistakes.Add($"No check is called '{id}'.{Closest.Hint(id, catalog.Names)} `advisor checks list` lists them.");
            }
        }

        return found;
    }

    private static HashSet<Pillar>? ParsePillars(IReadOnlyList<string>? names, List<string> mistakes)
    {
        if (names is null)
        {
            return null;
        }

        var pillars = new HashSet<Pillar>();
        foreach (var name in names)
        {
            if (PillarNames.Parse(name) is { } pillar)
            {
                pillars.Add(pillar);
            }
            else
            {
                mistakes.Add($"No pillar is called '{name}'.{Closest.Hint(name, PillarNames.All)} Known: {string.Join(", ", PillarNames.All)}.");
            }
        }

        return pillars;
    }
}
