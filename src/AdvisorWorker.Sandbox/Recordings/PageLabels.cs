using System.Globalization;
using System.Text.Json.Nodes;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Gives page tokens the names <c>page-2</c>, <c>page-3</c> …: AWS's own differ from call to call, and a recording of the same account should not.</summary>
internal sealed class PageLabels
{
    private const string Prefix = "page-";
    private static readonly HashSet<string> Tokens = new(StringComparer.OrdinalIgnoreCase) { "NextToken", "NextMarker", "Marker", "NextContinuationToken", "ContinuationToken" };
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Scope, string Token), string> _labels = [];

    /// <summary>Labels the token that a request came with.</summary>
    /// <param name="scope">Region and operation.</param>
    /// <param name="parameters">The request; changed.</param>
    /// <returns>Which page it asks for, from 1.</returns>
    public int LabelRequest(string scope, JsonObject parameters)
    {
        lock (_lock)
        {
            foreach (var name in TokensOf(parameters))
            {
                if (_labels.TryGetValue((scope, (string)parameters[name]!), out var label))
                {
                    parameters[name] = label;
                    return int.Parse(label.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);
                }
            }

            return 1;
        }
    }

    /// <summary>Labels the tokens of a response.</summary>
    /// <param name="scope">Region and operation.</param>
    /// <param name="page">Which page it is, from 1.</param>
    /// <param name="response">The response; changed.</param>
    public void LabelResponse(string scope, int page, JsonObject response)
    {
        lock (_lock)
        {
            foreach (var name in TokensOf(response))
            {
                // A token that came with the request is echoed by some services and has its label.
                var token = (string)response[name]!;
                if (!_labels.TryGetValue((scope, token), out var label))
                {
                    _labels[(scope, token)] = label = Prefix + (page + 1).ToString(CultureInfo.InvariantCulture);
                }

                response[name] = label;
            }
        }
    }

    private static List<string> TokensOf(JsonObject shape) =>
        [.. shape.Where(member => Tokens.Contains(member.Key) && member.Value is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0).Select(member => member.Key)];
}
