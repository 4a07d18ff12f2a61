using System.Text;

namespace AdvisorWorker.Engine.Record;

/// <summary>A file of rules, YAML or JSON. It is strict: what is mistyped would silence nothing, or too much, and nobody would notice.</summary>
public static class SuppressionFile
{
    private const int MaxBytes = 16 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, as messages name it.</param>
    /// <param name="fields">Reads one rule.</param>
    /// <param name="mistakes">Takes what is wrong, a line each: <c>file:line: what</c>.</param>
    /// <returns>The rules; of no use where anything is wrong.</returns>
    public static IReadOnlyList<Suppression> Read(string path, SuppressionFields fields, List<string> mistakes)
    {
        var found = new SuppressionMistakes(path, mistakes);
        var rules = Bytes(path, found) is { } bytes ? Rules(path, bytes, fields, found) : [];
        found.End();
        return rules;
    }

    private static IReadOnlyList<Suppression> Rules(string path, byte[] bytes, SuppressionFields fields, SuppressionMistakes mistakes)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes);
            var tokens = IsJson(path, text) ? JsonTokens.Read(bytes, mistakes.Say) : YamlTokens.Read(text, mistakes.Say);
            using var reader = new RuleReader(path, tokens, fields, mistakes);
            return reader.Read();
        }
        catch (DecoderFallbackException e)
        {
            mistakes.Say(bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1, "this is no UTF-8.");
            return [];
        }
    }

    private static byte[]? Bytes(string path, SuppressionMistakes mistakes)
    {
        try
        {
            // No length is asked for: a pipe has none, and a device has no end.
            using var file = File.OpenRead(path);
            using var bytes = new MemoryStream();
            var some = new byte[81_920];
            for (int read; (read = file.Read(some)) > 0 && bytes.Length <= MaxBytes;)
            {
                bytes.Write(some, 0, read);
            }

            if (bytes.Length > MaxBytes)
            {
                mistakes.Say(1, $"the file is larger than {MaxBytes >> 20} MiB.");
                return null;
            }

            var all = bytes.ToArray();
            return all.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? all[Encoding.UTF8.Preamble.Length..] : all;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            mistakes.Say($"there is no file '{path}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Say(Directory.Exists(path) ? $"'{path}' is a folder." : $"'{path}' cannot be read: {e.Message}");
        }

        return null;
    }

    private static bool IsJson(string path, string text) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => true,
        ".YAML" or ".YML" => false,
        _ => text.AsSpan().TrimStart() is ['{', ..],
    };
}
