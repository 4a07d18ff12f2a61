using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.Aws.Generator.Models
{
    /// <summary>How the pages of an operation follow each other. Only plain tokens are understood: one text in, one text out.</summary>
    internal sealed class PaginatorModel
    {
        private PaginatorModel(string inputToken, string outputToken, string? moreResults, IReadOnlyList<string> resultKeys)
        {
            InputToken = inputToken;
            OutputToken = outputToken;
            MoreResults = moreResults;
            ResultKeys = resultKeys;
        }

        public string InputToken { get; }

        public string OutputToken { get; }

        public string? MoreResults { get; }

        public IReadOnlyList<string> ResultKeys { get; }

        /// <returns>Null when the operation has no pages, or has pages that plain tokens cannot follow.</returns>
        public static PaginatorModel? Read(JsonValue? paginators, string operation)
        {
            var json = paginators?["pagination"]?[operation];
            var input = Single(json?["input_token"]);
            var output = Single(json?["output_token"]);
            if (json is null || input is null || output is null || input.Contains(".") || IsExpression(output))
            {
                return null;
            }

            return new PaginatorModel(input, output, json["more_results"]?.Text, Many(json["result_key"]).Where(key => !IsExpression(key)).ToArray());
        }

        private static bool IsExpression(string key) => key.Contains("[") || key.Contains("|");

        private static string? Single(JsonValue? value)
        {
            var all = Many(value);
            return all.Count == 1 ? all[0] : null;
        }

        private static IReadOnlyList<string> Many(JsonValue? value)
        {
            if (value is null)
            {
                return Array.Empty<string>();
            }

            return value.Kind == JsonKind.String
                ? new[] { value.Text ?? string.Empty }
                : value.Items.Select(item => item.Text ?? string.Empty).ToArray();
        }
    }
}
