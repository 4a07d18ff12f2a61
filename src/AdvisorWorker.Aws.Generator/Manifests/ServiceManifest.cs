using System;
using System.Collections.Generic;
using System.Linq;

namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>What a manifest says about one service.</summary>
    internal sealed class ServiceManifest
    {
        private readonly Dictionary<string, string> _renamedMembers = new Dictionary<string, string>(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _renamedShapes = new Dictionary<string, string>(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _unwrapped = new Dictionary<string, string>(StringComparer.Ordinal);

        public ServiceManifest(string service, string @namespace, string name, bool hasClient)
        {
            Service = service;
            Namespace = @namespace;
            Name = name;
            HasClient = hasClient;
        }

        /// <summary>Folder of the model, e.g. <c>ec2</c>.</summary>
        public string Service { get; }

        /// <summary>Namespace of the generated code, e.g. <c>Amazon.EC2</c>.</summary>
        public string Namespace { get; }

        /// <summary>Base of the type names, e.g. <c>EC2</c> in <c>AmazonEC2Client</c>.</summary>
        public string Name { get; }

        /// <summary>False for a service whose requests are only decoded and whose responses are only encoded.</summary>
        public bool HasClient { get; }

        /// <summary>Service id where the official client has another one than the model.</summary>
        public string? ServiceId { get; set; }

        /// <summary>The wire protocol to use where the model offers several.</summary>
        public string? Protocol { get; set; }

        /// <summary>Namespace of the XML documents where the model does not say it.</summary>
        public string? XmlNamespace { get; set; }

        /// <summary>The service answers identifiers as "/hostedzone/Z1" and wants them back as "Z1".</summary>
        public bool StripsIdPrefix { get; set; }

        /// <summary>The service's error document is an Error element without a wrapper around it.</summary>
        public bool HasBareErrors { get; set; }

        public List<ManifestEntry> Operations { get; } = new List<ManifestEntry>();

        /// <summary>Entries "Shape.Member NewName".</summary>
        public List<ManifestEntry> MemberNames { get; } = new List<ManifestEntry>();

        /// <summary>Entries "Shape NewName".</summary>
        public List<ManifestEntry> ShapeNames { get; } = new List<ManifestEntry>();

        /// <summary>Entries "Shape Member": the structure is replaced by its one interesting member.</summary>
        public List<ManifestEntry> Unwraps { get; } = new List<ManifestEntry>();

        /// <summary>Entries "Operation Member": the member's element is the response document itself.</summary>
        public List<ManifestEntry> RootMembers { get; } = new List<ManifestEntry>();

        /// <summary>Entries "Operation Element": name of the response document's root.</summary>
        public List<ManifestEntry> ResponseRoots { get; } = new List<ManifestEntry>();

        public string? NewName(string shape) => Find(ShapeNames, _renamedShapes, shape);

        public string? NewName(string shape, string member) => Find(MemberNames, _renamedMembers, shape + "." + member);

        public string? UnwrappedMember(string shape) => Find(Unwraps, _unwrapped, shape);

        public string? RootMember(string operation) => RootMembers.FirstOrDefault(entry => entry.Subject == operation)?.Value;

        public string? ResponseRoot(string operation) => ResponseRoots.FirstOrDefault(entry => entry.Subject == operation)?.Value;

        private static string? Find(List<ManifestEntry> entries, Dictionary<string, string> index, string subject)
        {
            if (index.Count != entries.Count)
            {
                foreach (var entry in entries)
                {
                    index[entry.Subject] = entry.Value;
                }
            }

            return index.TryGetValue(subject, out var value) ? value : null;
        }
    }
}
