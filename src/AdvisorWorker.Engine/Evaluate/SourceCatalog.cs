using System.Reflection;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Who makes each record type, and who loads each part.</summary>
public sealed class SourceCatalog
{
    private readonly Dictionary<Type, ISource> makers = [];
    private readonly Dictionary<object, ISource> loaders = [];

    private SourceCatalog()
    {
    }

    /// <summary>All collectors and derivations, by the record type they make.</summary>
    public IReadOnlyDictionary<Type, ISource> Makers => makers;

    /// <summary>All part loaders, by their key.</summary>
    public IReadOnlyDictionary<object, ISource> Loaders => loaders;

    /// <summary>Finds the sources of some assemblies.</summary>
    /// <exception cref="PackException">Two sources for one record type or part, or one that cannot be made.</exception>
    public static SourceCatalog Of(IEnumerable<Assembly> assemblies)
    {
        var sources = new List<ISource>();
        var mistakes = new List<string>();
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => typeof(ISource).IsAssignableFrom(type) && !type.IsAbstract))
        {
            try
            {
                sources.Add((ISource)Activator.CreateInstance(type)!);
            }
            catch (Exception e) when (e is MissingMethodException or TargetInvocationException)
            {
                mistakes.Add($"Pack '{type.Assembly.GetName().Name}': {type.FullName} cannot be made: {(e.InnerException ?? e).Message}");
            }
        }

        return Of(sources, mistakes);
    }

    /// <summary>Makes a catalogue of some sources.</summary>
    /// <exception cref="PackException">Two sources for one record type or part.</exception>
    public static SourceCatalog Of(params IEnumerable<ISource> sources) => Of(sources, []);

    /// <summary>True for what is collected once per account.</summary>
    public bool IsAccountWide(Type resource) => makers.GetValueOrDefault(resource) switch
    {
        null => false,
        var derivation when DerivedFrom(derivation) is { } input => IsAccountWide(input),
        var collector => (bool)AccountWideProperty(resource).GetValue(collector)!,
    };

    /// <summary>The record type that a derivation is fed; null for a collector.</summary>
    internal static Type? DerivedFrom(ISource source) => DerivationArguments(source)?[0];

    /// <summary>Input and output record type of a derivation; null for a collector.</summary>
    internal static Type[]? DerivationArguments(ISource source)
    {
        for (var type = source.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Derivation<,>))
            {
                return type.GenericTypeArguments;
            }
        }

        return null;
    }

    private static PropertyInfo AccountWideProperty(Type resource) =>
        typeof(ICollector<>).MakeGenericType(resource).GetProperty(nameof(ICollector<>.AccountWide))!;

    private static SourceCatalog Of(IEnumerable<ISource> sources, List<string> mistakes)
    {
        var catalog = new SourceCatalog();
        foreach (var source in sources)
        {
            catalog.Add(source, mistakes);
        }

        return mistakes.Count == 0 ? catalog : throw new PackException(mistakes);
    }

    private void Add(ISource source, List<string> mistakes)
    {
        if (DerivationArguments(source) is [_, var made])
        {
            Add(makers, made, source, made.Name, mistakes);
        }

        foreach (var contract in source.GetType().GetInterfaces().Where(contract => contract.IsGenericType))
        {
            if (contract.GetGenericTypeDefinition() == typeof(ICollector<>))
            {
                Add(makers, contract.GenericTypeArguments[0], source, contract.GenericTypeArguments[0].Name, mistakes);
            }
            else if (contract.GetGenericTypeDefinition() == typeof(IPart<>))
            {
                var key = contract.GetProperty(nameof(IPart<>.Key))!.GetValue(source)!;
                Add(loaders, key, source, key.ToString()!, mistakes);
            }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, ISource> catalog, TKey key, ISource source, string what, List<string> mistakes)
        where TKey : notnull
    {
        if (!catalog.TryAdd(key, source))
        {
            mistakes.Add($"{what} has two sources: {Name(catalog[key])} and {Name(source)}.");
        }
    }

    private static string Name(ISource source) => $"{source.GetType().FullName} of pack '{source.GetType().Assembly.GetName().Name}'";
}
