using System;
using System.Collections.Generic;
using System.Text;

namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>
    /// A manifest, cut into one section per service:
    /// <code>
    /// catalogue AdvisorWorker.Aws.AwsServices
    ///
    /// client ec2 Amazon.EC2 EC2
    ///   DescribeInstances
    ///   rename IpPermission.IpRanges Ipv4Ranges
    /// </code>
    /// </summary>
    internal sealed class ManifestFile
    {
        private static readonly char[] Blanks = { ' ', '\t', '\r' };

        private ManifestFile(string? catalogue, IReadOnlyList<PlacedSection> sections, IReadOnlyList<ManifestProblem> problems)
        {
            Catalogue = catalogue;
            Sections = sections;
            Problems = problems;
        }

        /// <summary>Full name of the class that lists the services, when the manifest asks for one.</summary>
        public string? Catalogue { get; }

        public IReadOnlyList<PlacedSection> Sections { get; }

        public IReadOnlyList<ManifestProblem> Problems { get; }

        public static ManifestFile Parse(string text)
        {
            var sections = new List<PlacedSection>();
            var problems = new List<ManifestProblem>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            string? catalogue = null;
            string? service = null;
            var first = 0;
            var body = new StringBuilder();
            var lines = text.Split('\n');

            void Close()
            {
                if (service is not null)
                {
                    sections.Add(new PlacedSection(new ServiceSection(service, body.ToString()), first));
                }

                body.Clear();
                service = null;
            }

            for (var number = 0; number < lines.Length; number++)
            {
                var words = Words(lines[number]);
                if (words.Length > 0 && (words[0] == "client" || words[0] == "server"))
                {
                    Close();
                    first = number;
                    service = words.Length > 1 ? words[1] : string.Empty;
                    if (service.Length > 0 && !seen.Add(service))
                    {
                        problems.Add(new ManifestProblem(number, $"service '{service}' has a section already"));
                        service = null;
                        continue;
                    }
                }
                else if (words.Length == 2 && words[0] == "catalogue")
                {
                    Close();
                    catalogue = words[1];
                    continue;
                }
                else if (words.Length > 0 && service is null && sections.Count == 0)
                {
                    problems.Add(new ManifestProblem(number, "expected 'client SERVICE NAMESPACE NAME' or 'server SERVICE NAMESPACE NAME' before this line"));
                }

                body.Append(lines[number].TrimEnd('\r')).Append('\n');
            }

            Close();
            return new ManifestFile(catalogue, sections, problems);
        }

        /// <summary>The words of a line; a comment starts with '#'.</summary>
        public static string[] Words(string line)
        {
            var comment = line.IndexOf('#');
            var text = comment < 0 ? line : line.Substring(0, comment);
            return text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
