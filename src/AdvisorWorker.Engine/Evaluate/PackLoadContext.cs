using System.Reflection;
using System.Runtime.Loader;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>
/// A pack's own dependencies stay its own. What the host has too (contracts, records, AWSSDK.Core) comes from the host, so
/// that both mean the same types. No sandbox: packs run with full trust.
/// </summary>
internal sealed class PackLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (HostHas(assemblyName))
        {
            return null;
        }

        return resolver.ResolveAssemblyToPath(assemblyName) is { } own ? LoadFromAssemblyPath(own) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } own ? LoadUnmanagedDllFromPath(own) : 0;

    private static bool HostHas(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(new AssemblyName(name.Name!)) is not null;
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return false;
        }
    }
}
