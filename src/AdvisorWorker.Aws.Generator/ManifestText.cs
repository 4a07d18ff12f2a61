using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.Aws.Generator
{
    /// <summary>A manifest among the additional files.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="IsOfficialDescriptors">
    /// Whether it is another project's, of which only the services are wanted that official clients serve, and of these only the descriptors.
    /// </param>
    internal sealed record ManifestText(string Path, string Text, bool IsOfficialDescriptors)
    {
        public IEnumerable<ServiceSection> WantedSections(OfficialClients official)
        {
            foreach (var section in ManifestFile.Parse(Text).Sections.Select(placed => placed.Section))
            {
                var isOfficial = section.Text.StartsWith("client", System.StringComparison.Ordinal) && official.Serves(section.Service);
                if (isOfficial == IsOfficialDescriptors)
                {
                    yield return isOfficial ? section with { Text = "server" + section.Text.Substring("client".Length) } : section;
                }
            }
        }
    }
}
