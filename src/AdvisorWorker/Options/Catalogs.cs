using AdvisorWorker.Engine.Evaluate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Loads the built-in packs and the user's own.</summary>
internal static class Catalogs
{
    /// <summary>The catalogue; null with what is wrong.</summary>
    public static CheckCatalog? Load(string[]? folders, IConfiguration configuration, List<string> mistakes)
    {
        try
        {
            var inside = PackLoader.Inside(typeof(Catalogs).Assembly);
            IEnumerable<string> beside = inside is [] ? [PackLoader.BuiltInFolder] : [];
            return CheckCatalog.Of([.. inside, .. PackLoader.Load([.. beside, .. folders ?? []])], configuration);
        }
        catch (PackException e)
        {
            mistakes.AddRange(e.Mistakes);
            return null;
        }
    }
}
