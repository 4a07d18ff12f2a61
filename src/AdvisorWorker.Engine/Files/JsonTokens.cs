using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Engine.Files;

/// <summary>Takes JSON apart. YAML's parser would read most of it, but not tabs, nor what reports write as pairs of surrogates.</summary>
internal static class JsonTokens
{
    private const int MaxDepth = 16;

    public static IReadOnlyList<FileToken> Read(byte[] text, Action<int, string> mistake)
    {
        var tokens = new List<FileToken>();
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
                    JsonTokenType.StartObject => new(FileTokenKind.MapStart, line),
                    JsonTokenType.EndObject => new(FileTokenKind.MapEnd, line),
                    JsonTokenType.StartArray => new(FileTokenKind.ListStart, line),
                    JsonTokenType.EndArray => new(FileTokenKind.ListEnd, line),
                    JsonTokenType.PropertyName or JsonTokenType.String => new(FileTokenKind.Text, line, reader.GetString()!),
                    JsonTokenType.Null => new(FileTokenKind.Nothing, line),
                    _ => new(FileTokenKind.Text, line, Encoding.UTF8.GetString(reader.ValueSpan)),
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
