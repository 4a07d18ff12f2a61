using System.Text;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.ImportModels;

/// <summary>
/// Keeps the interface facts that the generator reads, of the operations that are asked for, and nothing else: no documentation, no constraints. One
/// operation and one shape per line, so that a difference between two versions reads well.
/// </summary>
internal static class ModelTrimmer
{
    private static readonly string[] Metadata =
    [
        "apiVersion", "awsQueryCompatible", "endpointPrefix", "jsonVersion", "protocol", "protocols", "serviceId", "signingName", "targetPrefix", "uid", "xmlNamespace",
    ];

    private static readonly string[] OperationFacts = ["name", "http", "input", "output", "errors", "endpoint"];

    private static readonly string[] ShapeFacts =
    [
        "type", "members", "member", "key", "value", "enum", "flattened", "payload", "timestampFormat", "error", "document", "eventstream", "exception",
    ];

    private static readonly string[] ReferenceFacts =
    [
        "shape", "locationName", "queryName", "location", "timestampFormat", "flattened", "xmlAttribute", "idempotencyToken", "eventstream", "xmlNamespace", "resultWrapper",
    ];

    private static readonly string[] PaginatorFacts = ["input_token", "output_token", "more_results", "limit_key", "result_key"];

    public static string Trim(JsonValue model, IReadOnlyList<string> operations)
    {
        var text = new StringBuilder();
        text.Append("{\n\"metadata\":");
        JsonText.Append(text, Keep(model["metadata"]!, Metadata));
        AppendSection(text, "operations", operations, name => Operation(model["operations"]![name]!));
        AppendSection(text, "shapes", ReachedShapes(model, operations), name => Shape(model["shapes"]![name]!));
        return text.Append("}\n").ToString();
    }

    public static string? TrimPaginators(JsonValue? paginators, IReadOnlyList<string> operations)
    {
        var kept = operations.Where(name => paginators?["pagination"]?[name] is not null).ToArray();
        if (kept.Length == 0)
        {
            return null;
        }

        var text = new StringBuilder("{");
        AppendSection(text, "pagination", kept, name => Keep(paginators!["pagination"]![name]!, PaginatorFacts), isFirst: true);
        return text.Append("}\n").ToString();
    }

    private static void AppendSection(StringBuilder text, string name, IReadOnlyList<string> keys, Func<string, JsonValue> value, bool isFirst = false)
    {
        text.Append(isFirst ? "\n" : ",\n").Append('"').Append(name).Append("\":{");
        for (var i = 0; i < keys.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n");
            JsonText.AppendString(text, keys[i]);
            text.Append(':');
            JsonText.Append(text, value(keys[i]));
        }

        text.Append("}");
    }

    private static JsonValue Keep(JsonValue json, string[] names, Func<string, JsonValue, JsonValue>? change = null)
        => JsonValue.Object(
        [
            .. json.Members
                .Where(member => names.Contains(member.Key))
                .Select(member => new KeyValuePair<string, JsonValue>(member.Key, change is null ? member.Value : change(member.Key, member.Value))),
        ]);

    private static JsonValue Operation(JsonValue operation) => Keep(operation, OperationFacts, (name, value) => name switch
    {
        "input" or "output" => Reference(value),
        "errors" => JsonValue.Array([.. value.Items.Select(Reference)]),
        _ => value,
    });

    private static JsonValue Shape(JsonValue shape) => Keep(shape, ShapeFacts, (name, value) => name switch
    {
        "member" or "key" or "value" => Reference(value),
        "members" => JsonValue.Object([.. value.Members.Select(member => new KeyValuePair<string, JsonValue>(member.Key, Reference(member.Value)))]),
        _ => value,
    });

    private static JsonValue Reference(JsonValue reference) => Keep(reference, ReferenceFacts);

    private static IReadOnlyList<string> ReachedShapes(JsonValue model, IReadOnlyList<string> operations)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>();

        void Reach(JsonValue? reference)
        {
            if (reference?["shape"]?.Text is { } shape && reached.Add(shape))
            {
                next.Push(shape);
            }
        }

        foreach (var operation in operations.Select(name => model["operations"]![name]!))
        {
            Reach(operation["input"]);
            Reach(operation["output"]);
            foreach (var error in operation["errors"]?.Items ?? [])
            {
                Reach(error);
            }
        }

        while (next.TryPop(out var name))
        {
            var shape = model["shapes"]![name]!;
            Reach(shape["member"]);
            Reach(shape["key"]);
            Reach(shape["value"]);
            foreach (var member in shape["members"]?.Members ?? [])
            {
                Reach(member.Value);
            }
        }

        return [.. reached];
    }
}
