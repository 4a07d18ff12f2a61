using System.Text;

namespace AdvisorWorker.Engine.Files;

/// <summary>A file that people write, YAML or JSON, read strictly: what is mistyped would do nothing, or too much, and nobody would notice.</summary>
internal static class StrictFile
{
    private const int MaxBytes = 16 << 20;

    /// <summary>The file's pieces; null where it cannot be read, which is said.</summary>
    public static IEnumerable<FileToken>? Open(string path, FileMistakes mistakes)
    {
        if (Bytes(path, mistakes) is not { } bytes)
        {
            return null;
        }

        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes);
            return IsJson(path, text) ? JsonTokens.Read(bytes, mistakes.Say) : YamlTokens.Read(text, mistakes.Say);
        }
        catch (DecoderFallbackException e)
        {
            mistakes.Say(bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1, "this is no UTF-8.");
            return null;
        }
    }

    private static byte[]? Bytes(string path, FileMistakes mistakes)
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
