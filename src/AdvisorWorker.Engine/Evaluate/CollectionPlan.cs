using System.Collections.Immutable;
using System.Reflection;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>What has to be read for some checks: record types in an order in which each one's inputs come before it, and nothing that no check needs.</summary>
public sealed class CollectionPlan
{
    private CollectionPlan(IReadOnlyList<TypePlan> types) => Types = types;

    /// <summary>The record types, inputs first.</summary>
    public IReadOnlyList<TypePlan> Types { get; }

    /// <summary>Every operation that the checks may cause, as <c>service:Operation</c>, sorted.</summary>
    public ImmutableArray<string> Operations =>
        [.. Types.SelectMany(type => type.Operations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Every unit that comes of it in an account: a check, and the Region or the global services that it is of.</summary>
    /// <param name="regions">The Regions to check.</param>
    /// <param name="scope">The account's scope of a Region.</param>
    internal IEnumerable<(ICheck Check, AwsScope Scope)> Units(IReadOnlyList<string> regions, Func<string, AwsScope> scope) =>
        from type in Types
        from region in type.AccountWide ? [AwsScope.Global] : regions
        from check in type.Checks
        select (check, scope(region));

    /// <summary>Plans for some checks.</summary>
    /// <exception cref="InvalidOperationException">A record type or part has no source, or inputs form a cycle.</exception>
    public static CollectionPlan For(SourceCatalog sources, IEnumerable<ICheck> checks)
    {
        var types = new Dictionary<Type, TypePlan>();
        foreach (var check in checks)
        {
            Discover(check.ResourceType, types, sources).Add(check, sources);
        }

        // A part may ask for types, and a type's derivation for parts: go on until nothing new appears.
        for (var known = -1; known != Size(types);)
        {
            known = Size(types);
            foreach (var type in types.Values.ToList())
            {
                foreach (var input in type.Inputs)
                {
                    var plan = Discover(input, types, sources);
                    plan.IsKept |= type.AsksFor(input);
                }

                if (type.DerivedFrom is { } fed)
                {
                    types[fed].AddFeed(type, sources);
                }
            }
        }

        foreach (var type in types.Values.Where(type => type.AccountWide))
        {
            if (type.Inputs.Where(input => !types[input].AccountWide).ToList() is [var regional, ..])
            {
                throw new InvalidOperationException($"{type.Type.Name} is account-wide and cannot read {regional.Name}, which each Region has of its own.");
            }
        }

        return new(Sort(types));
    }

    private static int Size(Dictionary<Type, TypePlan> types) => types.Count + types.Values.Sum(type => type.Parts.Count + type.Inputs.Count);

    private static TypePlan Discover(Type resource, Dictionary<Type, TypePlan> types, SourceCatalog sources)
    {
        if (!types.TryGetValue(resource, out var plan))
        {
            var source = sources.Makers.GetValueOrDefault(resource) ?? throw new InvalidOperationException($"Nothing collects {resource.Name}.");
            types[resource] = plan = new(resource, source, sources.IsAccountWide(resource));
        }

        return plan;
    }

    private static List<TypePlan> Sort(Dictionary<Type, TypePlan> types)
    {
        var sorted = new List<TypePlan>();
        var path = new List<Type>();

        // Core checks first, and among them what takes few calls: a run that is ended early has most of what matters.
        foreach (var type in types.Values.OrderBy(type => type.Checks.Any(check => check.About.Core) ? 0 : 1).ThenBy(type => type.CallingParts))
        {
            Visit(type);
        }

        return sorted;

        void Visit(TypePlan type)
        {
            if (sorted.Contains(type))
            {
                return;
            }

            if (path.Contains(type.Type))
            {
                throw new InvalidOperationException($"Inputs form a cycle: {string.Join(" -> ", path.Append(type.Type).Select(step => step.Name))}.");
            }

            path.Add(type.Type);
            foreach (var input in type.Inputs)
            {
                Visit(types[input]);
            }

            path.RemoveAt(path.Count - 1);
            sorted.Add(type);
        }
    }
}

/// <summary>What has to be read of one record type.</summary>
public sealed class TypePlan
{
    private readonly List<ICheck> checks = [];
    private readonly List<object> needs = [];
    private readonly Dictionary<object, ISource> parts = [];
    private readonly HashSet<Type> asked = [];
    private readonly List<TypePlan> feeds = [];

    internal TypePlan(Type type, ISource source, bool accountWide)
    {
        Type = type;
        Source = source;
        AccountWide = accountWide;
        DerivedFrom = SourceCatalog.DerivedFrom(source);
        if (DerivedFrom is null)
        {
            asked.UnionWith(source.Inputs);
        }
    }

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>Its collector or derivation.</summary>
    public ISource Source { get; }

    /// <summary>Read once per account, not per Region.</summary>
    public bool AccountWide { get; }

    /// <summary>The record type it is derived from; null for a collected one.</summary>
    public Type? DerivedFrom { get; }

    /// <summary>The checks on it.</summary>
    public IReadOnlyList<ICheck> Checks => checks;

    /// <summary>Keys of the parts loaded for every record.</summary>
    public IReadOnlyList<object> Needs => needs;

    /// <summary>All parts, column parts included, with their loaders.</summary>
    public IReadOnlyDictionary<object, ISource> Parts => parts;

    /// <summary>The derivations it feeds.</summary>
    public IReadOnlyList<TypePlan> Feeds => feeds;

    /// <summary>Somebody asks for all of its records.</summary>
    public bool IsKept { get; internal set; }

    /// <summary>The record types that must be complete before it starts.</summary>
    public IReadOnlyCollection<Type> Inputs => DerivedFrom is null ? asked : [.. asked, DerivedFrom];

    /// <summary>What it may call.</summary>
    public IEnumerable<string> Operations => Source.Operations.Concat(parts.Values.SelectMany(part => part.Operations));

    /// <summary>How many of its parts take calls, besides those for the list.</summary>
    internal int CallingParts => parts.Values.Count(part => !part.Operations.IsEmpty);

    /// <summary>Asks for all records of the input, besides or instead of being fed them.</summary>
    internal bool AsksFor(Type input) => asked.Contains(input);

    internal void Add(ICheck check, SourceCatalog sources)
    {
        checks.Add(check);
        var keys = typeof(CheckDescriptor<>).MakeGenericType(Type);
        AddNeeds(Keys(keys.GetProperty(nameof(CheckDescriptor<>.Needs))!, check.About), sources);
        foreach (var key in Keys(keys.GetProperty(nameof(CheckDescriptor<>.ColumnNeeds))!, check.About))
        {
            AddPart(key, sources);
        }
    }

    internal void AddFeed(TypePlan derived, SourceCatalog sources)
    {
        if (!feeds.Contains(derived))
        {
            feeds.Add(derived);
            var needs = derived.Source.GetType().GetProperty(nameof(Derivation<,>.Needs))!;
            AddNeeds(Keys(needs, derived.Source), sources);
        }
    }

    private static IEnumerable<object> Keys(PropertyInfo property, object owner) => ((System.Collections.IEnumerable)property.GetValue(owner)!).Cast<object>();

    private void AddNeeds(IEnumerable<object> keys, SourceCatalog sources)
    {
        foreach (var key in keys.Where(key => !needs.Contains(key)))
        {
            needs.Add(key);
            AddPart(key, sources);
        }
    }

    private void AddPart(object key, SourceCatalog sources)
    {
        var loader = sources.Loaders.GetValueOrDefault(key) ?? throw new InvalidOperationException($"Nothing loads the part {key}.");
        parts[key] = loader;
        asked.UnionWith(loader.Inputs);
    }
}
