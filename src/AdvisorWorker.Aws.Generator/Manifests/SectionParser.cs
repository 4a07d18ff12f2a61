using System.Collections.Generic;
using System.Linq;

namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>Reads the lines of one section. Lines in problems count from the start of the section.</summary>
    internal static class SectionParser
    {
        /// <returns>Null when the section's first line is malformed.</returns>
        public static ServiceManifest? Parse(ServiceSection section, List<ManifestProblem> problems)
        {
            var lines = section.Text.Split('\n');
            var head = ManifestFile.Words(lines[0]);
            if (head.Length != 4)
            {
                problems.Add(new ManifestProblem(0, "malformed line: expected 'client SERVICE NAMESPACE NAME' or 'server SERVICE NAMESPACE NAME'"));
                return null;
            }

            var manifest = new ServiceManifest(head[1], head[2], head[3], hasClient: head[0] == "client");
            for (var number = 1; number < lines.Length; number++)
            {
                var words = ManifestFile.Words(lines[number]);
                if (words.Length > 0 && Read(manifest, words, number) is { } message)
                {
                    problems.Add(new ManifestProblem(number, message));
                }
            }

            return manifest;
        }

        /// <returns>What is wrong with the line, or null.</returns>
        private static string? Read(ServiceManifest manifest, string[] words, int line)
        {
            switch (words[0])
            {
                case "rename":
                    return AddPair(manifest.MemberNames, words, line, "rename SHAPE.MEMBER NAME");
                case "shape":
                    return AddPair(manifest.ShapeNames, words, line, "shape SHAPE NAME");
                case "unwrap":
                    return AddPair(manifest.Unwraps, words, line, "unwrap SHAPE MEMBER");
                case "root-member":
                    return AddPair(manifest.RootMembers, words, line, "root-member OPERATION MEMBER");
                case "response-root":
                    return AddPair(manifest.ResponseRoots, words, line, "response-root OPERATION ELEMENT");
                case "service-id" when words.Length > 1:
                    manifest.ServiceId = string.Join(" ", words.Skip(1));
                    return null;
                case "protocol" when words.Length == 2:
                    manifest.Protocol = words[1];
                    return null;
                case "xml-namespace" when words.Length == 2:
                    manifest.XmlNamespace = words[1];
                    return null;
                case "strip-id-prefix" when words.Length == 1:
                    manifest.StripsIdPrefix = true;
                    return null;
                case "bare-errors" when words.Length == 1:
                    manifest.HasBareErrors = true;
                    return null;
                default:
                    return AddOperation(manifest, words, line);
            }
        }

        private static string? AddPair(List<ManifestEntry> entries, string[] words, int line, string form)
        {
            if (words.Length != 3)
            {
                return $"malformed line: expected '{form}'";
            }

            if (entries.Any(entry => entry.Subject == words[1]))
            {
                return $"'{words[1]}' has a line of this kind already";
            }

            entries.Add(new ManifestEntry(words[1], words[2], line));
            return null;
        }

        private static string? AddOperation(ServiceManifest manifest, string[] words, int line)
        {
            if (words.Length != 1 || !char.IsUpper(words[0][0]))
            {
                return $"malformed line: '{words[0]}' is neither an operation alone on its line nor a known statement";
            }

            if (manifest.Operations.Any(entry => entry.Subject == words[0]))
            {
                return $"operation '{words[0]}' is listed twice";
            }

            manifest.Operations.Add(new ManifestEntry(words[0], string.Empty, line));
            return null;
        }
    }
}
