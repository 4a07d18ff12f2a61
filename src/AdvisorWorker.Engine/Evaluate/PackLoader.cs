using System.Reflection;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Finds packs in folders: the built-in ones beside the program and whatever <c>--packs</c> names, by the same rule.</summary>
public static class PackLoader
{
    /// <summary>Where the built-in packs are.</summary>
    public static string BuiltInFolder { get; } = Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>The packs that a program of one file has inside, as its build wrote down; none where they lie beside the program.</summary>
    public static IReadOnlyList<Pack> Inside(Assembly program) =>
    [
        .. program.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(said => said.Value == "BuiltInPack")
            .Select(said => said.Key)
            .Order(StringComparer.Ordinal)
            .Select(name => new Pack(name, Assembly.Load(name))),
    ];

    /// <summary>Loads each assembly of the folders that references the contracts; a pack's own dependencies may lie beside it.</summary>
    /// <exception cref="PackException">A folder is missing or holds no pack, or an assembly cannot be loaded.</exception>
    public static IReadOnlyList<Pack> Load(IEnumerable<string> folders)
    {
        var packs = new List<Pack>();
        var mistakes = new List<string>();
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                mistakes.Add($"Pack folder '{folder}' does not exist.");
                continue;
            }

            var before = packs.Count + mistakes.Count;
            foreach (var path in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            {
                LoadOne(Path.GetFullPath(path), packs, mistakes);
            }

            if (packs.Count + mistakes.Count == before)
            {
                mistakes.Add($"Pack folder '{folder}' holds no pack: no assembly there references AdvisorWorker.Abstractions.");
            }
        }

        return mistakes.Count == 0 ? packs : throw new PackException(mistakes);
    }

    private static void LoadOne(string path, List<Pack> packs, List<string> mistakes)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (IsHostAssembly(name))
        {
            // Build output of a pack often carries copies of what the host provides.
            return;
        }

        try
        {
            if (!ReferencesContracts(path))
            {
                return;
            }

            var assembly = new PackLoadContext(path).LoadFromAssemblyPath(path);
            _ = assembly.GetExportedTypes();
            packs.Add(new(name, assembly));
        }
        catch (BadImageFormatException)
        {
            mistakes.Add($"Pack '{name}' cannot be loaded: '{path}' is not a .NET assembly.");
        }
        catch (Exception e) when (e is IOException or ReflectionTypeLoadException or TypeLoadException or UnauthorizedAccessException)
        {
            var reason = e is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first.Message : e.Message;
            mistakes.Add($"Pack '{name}' cannot be loaded: {reason}");
        }
    }

    private static bool IsHostAssembly(string name) => name is "AdvisorWorker.Abstractions" or "AdvisorWorker.Resources";

    // Reads metadata only, so that a pack's other dependencies are not run through a load context of their own.
    private static bool ReferencesContracts(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.AssemblyReferences.Any(reference =>
            metadata.GetString(metadata.GetAssemblyReference(reference).Name) == "AdvisorWorker.Abstractions");
    }
}
