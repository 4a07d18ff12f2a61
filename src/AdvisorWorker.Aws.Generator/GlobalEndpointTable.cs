using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Emit;
using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.Aws.Generator
{
    /// <summary>The data file of global endpoints: <c>service partition host signing-region</c> on each line.</summary>
    internal sealed class GlobalEndpointTable
    {
        private const int Columns = 4;
        private readonly ILookup<string, GlobalEndpointLine> _byService;

        private GlobalEndpointTable(ILookup<string, GlobalEndpointLine> byService, IReadOnlyList<ManifestProblem> problems)
        {
            _byService = byService;
            Problems = problems;
        }

        public IReadOnlyList<ManifestProblem> Problems { get; }

        public static GlobalEndpointTable Parse(string text)
        {
            var rows = new List<KeyValuePair<string, GlobalEndpointLine>>();
            var problems = new List<ManifestProblem>();
            var lines = text.Split('\n');
            for (var number = 0; number < lines.Length; number++)
            {
                var words = ManifestFile.Words(lines[number]);
                if (words.Length == Columns)
                {
                    rows.Add(new KeyValuePair<string, GlobalEndpointLine>(words[0], new GlobalEndpointLine(words[1], words[2], words[3])));
                }
                else if (words.Length > 0)
                {
                    problems.Add(new ManifestProblem(number, "malformed line: expected 'SERVICE PARTITION HOST SIGNING-REGION'"));
                }
            }

            return new GlobalEndpointTable(rows.ToLookup(row => row.Key, row => row.Value, StringComparer.Ordinal), problems);
        }

        public EquatableArray<GlobalEndpointLine> For(string service) => new EquatableArray<GlobalEndpointLine>(_byService[service]);
    }
}
