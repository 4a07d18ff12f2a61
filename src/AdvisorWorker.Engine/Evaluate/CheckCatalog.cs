using System.Reflection;
using AdvisorWorker.Collectors.Ec2;
using AdvisorWorker.Resources.Ec2;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>All checks that can run, with what feeds them.</summary>
public sealed class CheckCatalog
{
    private readonly Dictionary<string, CatalogCheck> byId = new(StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<Pack> packs;

    private CheckCatalog(IReadOnlyList<Pack> packs, SourceCatalog sources, IReadOnlyList<CatalogCheck> checks)
    {
        this.packs = packs;
        Sources = sources;
        Checks = checks;
        foreach (var check in checks)
        {
            byId[check.About.Id] = check;
            if (check.About.TrustedAdvisorId is { } counterpart)
            {
                byId.TryAdd(counterpart, check);
            }
        }
    }

    /// <summary>What feeds the checks.</summary>
    public SourceCatalog Sources { get; }

    /// <summary>All checks, by pillar and id.</summary>
    public IReadOnlyList<CatalogCheck> Checks { get; }

    /// <summary>All names a check answers to: our id and Trusted Advisor's.</summary>
    public IEnumerable<string> Names => byId.Keys;

    /// <summary>The assemblies whose sources every catalogue has.</summary>
    private static Assembly[] HostAssemblies => [typeof(SecurityGroup).Assembly, typeof(SecurityGroupCollector).Assembly];

    /// <summary>Makes every check of the packs, with settings from <c>Checks:&lt;id&gt;</c>.</summary>
    /// <exception cref="PackException">A duplicate id, a check that cannot be made, a source that is missing or doubled, a setting that cannot be used.</exception>
    public static CheckCatalog Of(IReadOnlyList<Pack> packs, IConfiguration configuration)
    {
        var sources = SourceCatalog.Of([.. HostAssemblies, .. packs.Select(pack => pack.Assembly)]);
        var mistakes = new List<string>();
        var checks = packs.SelectMany(pack => ChecksOf(pack, configuration, mistakes)).ToList();
        FindDuplicates(checks, mistakes);
        FindUnknownSections(checks, configuration, mistakes);
        if (mistakes.Count == 0)
        {
            FindMissingSources(sources, checks, mistakes);
        }

        return mistakes.Count == 0
            ? new(packs, sources, [.. checks.OrderBy(check => check.About.Pillar).ThenBy(check => check.About.Id, StringComparer.Ordinal)])
            : throw new PackException(mistakes);
    }

    /// <summary>The same packs with other settings.</summary>
    /// <exception cref="PackException">A setting that cannot be used.</exception>
    public CheckCatalog With(IConfiguration configuration) => Of(packs, configuration);

    /// <summary>The check with this id, ours or Trusted Advisor's; null where there is none.</summary>
    public CatalogCheck? Find(string id) => byId.GetValueOrDefault(id);

    private static IEnumerable<CatalogCheck> ChecksOf(Pack pack, IConfiguration configuration, List<string> mistakes)
    {
        var made = new List<CatalogCheck>();
        foreach (var type in pack.Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && Constructs(type)))
        {
            try
            {
                made.AddRange(Make(type, pack, configuration, mistakes));
            }
            catch (Exception e) when (e is MissingMethodException or TargetInvocationException or InvalidOperationException)
            {
                mistakes.Add($"Pack '{pack.Name}': {type.FullName} cannot be made: {(e.InnerException ?? e).Message}");
            }
        }

        return made;
    }

    // A check of a family has constructor parameters of the table's; it is made by its family.
    private static bool Constructs(Type type) =>
        typeof(ICheckFamily).IsAssignableFrom(type) || (typeof(ICheck).IsAssignableFrom(type) && SettingsOf(type) is not { IsFamilyMember: true });

    private static (Type? Type, bool IsFamilyMember) SettingsOf(Type check) => check.GetConstructors() switch
    {
        [var only] when only.GetParameters() is [] => (null, false),
        [var only] when only.GetParameters() is [var one] && one.ParameterType.GetConstructor([]) is not null => (one.ParameterType, false),
        _ => (null, true),
    };

    private static IEnumerable<CatalogCheck> Make(Type type, Pack pack, IConfiguration configuration, List<string> mistakes)
    {
        var (settingsType, _) = SettingsOf(type);
        var section = configuration.GetSection($"Checks:{KebabCase.Of(type.Name)}");
        var settings = settingsType is null ? null : SettingsBinder.Bind(settingsType, section, mistakes);
        var instance = settings is null ? Activator.CreateInstance(type)! : Activator.CreateInstance(type, settings)!;
        if (settingsType is null && section.GetChildren().Any())
        {
            mistakes.Add($"{section.Path} is set, but this check has no settings.");
        }
        else if (settingsType is not null)
        {
            var known = SettingsBinder.NamesOf(settingsType);
            mistakes.AddRange(section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(unknown =>
                $"{unknown.Path} is no setting. Known: {string.Join(", ", known)}."));
        }

        return (instance is ICheckFamily family ? family.Checks : [(ICheck)instance]).Select(check => new CatalogCheck(check, pack, settings, section.Path)).ToList();
    }

    private static void FindDuplicates(List<CatalogCheck> checks, List<string> mistakes)
    {
        var ids = checks.Select(check => (Id: check.About.Id, check)).Concat(checks.Where(check => check.About.TrustedAdvisorId is not null).Select(check => (Id: check.About.TrustedAdvisorId!, check)));
        foreach (var same in ids.GroupBy(id => id.Id, id => id.check, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            mistakes.Add($"Check id '{same.Key}' is used twice: by {string.Join(" and by ", same.Select(check => $"{check.Check.GetType().FullName} of pack '{check.Pack.Name}'"))}.");
        }
    }

    private static void FindUnknownSections(List<CatalogCheck> checks, IConfiguration configuration, List<string> mistakes)
    {
        var known = checks.Select(check => check.SettingsSection).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var section in configuration.GetSection("Checks").GetChildren().Where(section => !known.Contains(section.Path)))
        {
            mistakes.Add($"{section.Path} names no check; `advisor checks list` lists them.");
        }
    }

    private static void FindMissingSources(SourceCatalog sources, List<CatalogCheck> checks, List<string> mistakes)
    {
        foreach (var check in checks)
        {
            try
            {
                CollectionPlan.For(sources, [check.Check]);
            }
            catch (InvalidOperationException e)
            {
                mistakes.Add($"Pack '{check.Pack.Name}', check '{check.About.Id}': {e.Message}");
            }
        }
    }
}
