using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>What is said about one account of many.</summary>
/// <param name="Id">Twelve digits.</param>
public sealed record AccountSettings(string Id)
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>How it is entered, as far as that differs from the others.</summary>
    public RoleTemplate Assume { get; init; } = new();

    /// <summary>Its support plan.</summary>
    public SupportPlan? Plan { get; init; }

    /// <summary>Whether the plan gates the checks.</summary>
    public GateMode? Gate { get; init; }

    /// <summary>Its Regions.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Regions left out besides those of the whole run.</summary>
    public IReadOnlyList<string> ExcludedRegions { get; init; } = [];

    /// <summary>Our ids of the checks; null for all that the run has.</summary>
    public IReadOnlyList<string>? Checks { get; init; }

    /// <summary>Our ids of the checks left out.</summary>
    public IReadOnlyList<string> ExcludedChecks { get; init; } = [];

    /// <summary>The pillars; null for all that the run has.</summary>
    public IReadOnlyList<Pillar>? Pillars { get; init; }

    /// <summary>False where its findings go into no support case, whatever the run's settings say.</summary>
    public bool Escalates { get; init; } = true;

    /// <summary>The checks that are left of a run's.</summary>
    public IReadOnlyList<CatalogCheck> ChecksOf(IEnumerable<CatalogCheck> run) =>
    [
        .. run.Select(check => (Check: check, check.Check.About))
            .Where(each => (Checks is null || Checks.Contains(each.About.Id)) && !ExcludedChecks.Contains(each.About.Id) && (Pillars is null || Pillars.Contains(each.About.Pillar)))
            .Select(each => each.Check),
    ];

    /// <summary>What is asked of the account, in a run that asks something of all.</summary>
    public RunRequest Of(RunRequest run) => run with
    {
        Checks = ChecksOf(run.Checks),
        Regions = Regions ?? run.Regions,
        ExcludedRegions = [.. run.ExcludedRegions.Union(ExcludedRegions, StringComparer.Ordinal)],
        Gate = Gate ?? run.Gate,
        StatedPlan = Plan ?? run.StatedPlan,
    };
}
