using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>
/// Replaces account ids, and what an account id can be told from: access key ids and the canonical ids of S3. The same id is replaced by the same everywhere,
/// so that what belongs together still does.
/// </summary>
internal sealed partial class AccountMask
{
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Dictionary<string, string>? _replacements;

    /// <summary>Remembers the ids in a shape; all have to be known before the first is replaced.</summary>
    public void Collect(JsonNode? shape)
    {
        foreach (var text in Texts(shape))
        {
            Collect(text);
            if (Decoded(text) is { } inner)
            {
                Collect(inner);
            }
        }
    }

    /// <summary>Remembers the ids in a text.</summary>
    public void Collect(string text)
    {
        foreach (var id in Ids().EnumerateMatches(text))
        {
            lock (_lock)
            {
                _found.Add(text.Substring(id.Index, id.Length));
            }
        }
    }

    /// <summary>The shape with other ids.</summary>
    public JsonNode? Apply(JsonNode? shape) => shape switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Apply(member.Key), Apply(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Apply)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(ApplyDeep((string)value!)),
        _ => shape?.DeepClone(),
    };

    /// <summary>The text with other ids.</summary>
    public string Apply(string text) => Ids().Replace(text, id => Replacements[id.Value]);

    private Dictionary<string, string> Replacements => _replacements ??= Number();

    // In the order of the ids and not of their coming, so that two recordings of an account are alike.
    private Dictionary<string, string> Number()
    {
        var counts = new Dictionary<int, int>();
        return _found.ToDictionary(id => id, id =>
        {
            var number = counts[id.Length] = counts.GetValueOrDefault(id.Length) + 1;
            var prefix = char.IsAsciiLetterUpper(id[0]) ? id[..4] : string.Empty;
            return prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(id.Length - prefix.Length, '0');
        });
    }

    private string ApplyDeep(string text) =>
        Decoded(text) is { } inner && Ids().IsMatch(inner) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Apply(inner))) : Apply(text);

    private static IEnumerable<string> Texts(JsonNode? shape) => shape switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(string)value!],
        _ => [],
    };

    // A blob may be a text, such as IAM's credential report.
    private static string? Decoded(string text)
    {
        const int Shortest = 16;
        var bytes = new byte[text.Length];
        if (text.Length < Shortest || text.Length % 4 != 0 || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // An id may follow a percent-encoded character, whose digits are not the id's.
    [GeneratedRegex(@"(?:(?<=%[0-9A-Fa-f]{2})|(?<![0-9]))[0-9]{12}(?![0-9])|(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")]
    private static partial Regex Ids();
}
