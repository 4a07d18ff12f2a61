using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Engine.Record;

/// <summary>Takes JSON apart. YAML's parser would read most of it, but not tabs, nor what reports write as pairs of surrogates.</summary>
internal static class JsonTokens
{
    private const int MaxDepth = 16;

    public static IReadOnlyList<RuleToken> Read(byte[] text, Action<int, string> mistake)
    {
        var tokens = new List<RuleToken>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        var (line, counted) = (1, 0L);
        try
        {
            while (reader.Read())
            {
                line += text.AsSpan((int)counted, (int)(reader.TokenStartIndex - counted)).Count((byte)'\n');
                counted = reader.TokenStartIndex;
                tokens.Add(reader.TokenType switch
                {
                    JsonTokenType.StartObject => new(RuleTokenKind.MapStart, line),
                    JsonTokenType.EndObject => new(RuleTokenKind.MapEnd, line),
                    JsonTokenType.StartArray => new(RuleTokenKind.ListStart, line),
                    JsonTokenType.EndArray => new(RuleTokenKind.ListEnd, line),
                    JsonTokenType.PropertyName or JsonTokenType.String => new(RuleTokenKind.Text, line, reader.GetString()!),
                    JsonTokenType.Null => new(RuleTokenKind.Nothing, line),
                    _ => new(RuleTokenKind.Text, line, Encoding.UTF8.GetString(reader.ValueSpan)),
                });
            }
        }
        catch (JsonException e)
        {
            // The message ends with the position that the line says already.
            var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            mistake((int)(e.LineNumber ?? 0) + 1, string.Create(CultureInfo.InvariantCulture, $"this is no JSON: {(end < 0 ? e.Message : e.Message[..end]).ReplaceLineEndings(" ").TrimEnd('.')}."));
        }
        catch (InvalidOperationException)
        {
            mistake(line, "this is no JSON: half a pair of surrogates stands alone.");
        }

        return tokens;
    }
}
