using System.Net;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Benchmarks.Scan.Fetch;

/// <summary>Finds texts in the bytes of an answer by what stands before and behind them. Nothing of the answer is parsed.</summary>
internal static class Finding
{
    /// <summary>The first text between an element's tags, or of a JSON member; null where there is none.</summary>
    public static string? First(ReadOnlyMemory<byte> answer, string name, bool isJson)
    {
        var (before, behind) = Marks(name, isJson);
        var start = answer.Span.IndexOf(before);
        if (start < 0)
        {
            return null;
        }

        var rest = answer.Span[(start + before.Length)..];
        return Text(rest[..End(rest, behind, isJson)], isJson);
    }

    /// <summary>Every text between an element's tags, or of a JSON member, with the bytes from it up to the next one.</summary>
    public static IEnumerable<(string Text, ReadOnlyMemory<byte> Block)> Each(byte[] answer, string name, bool isJson)
    {
        var (before, behind) = Marks(name, isJson);
        for (var start = answer.AsSpan().IndexOf(before); start >= 0;)
        {
            var from = start + before.Length;
            var length = End(answer.AsSpan(from), behind, isJson);
            var next = answer.AsSpan(from + length).IndexOf(before);
            var until = next < 0 ? answer.Length : from + length + next;
            yield return (Text(answer.AsSpan(from, length), isJson), answer.AsMemory(start, until - start));
            start = next < 0 ? -1 : until;
        }
    }

    /// <summary>Every text of a JSON list of texts.</summary>
    public static IEnumerable<string> List(byte[] answer, string name)
    {
        var mark = Encoding.UTF8.GetBytes($"\"{name}\":[");
        var start = answer.AsSpan().IndexOf(mark);
        for (var at = start + mark.Length; start >= 0 && answer[at] != ']';)
        {
            at += answer[at] == ',' ? 2 : 1;
            var length = End(answer.AsSpan(at), "\""u8, isJson: true);
            yield return Text(answer.AsSpan(at, length), isJson: true);
            at += length + 1;
        }
    }

    /// <summary>Whether the bytes hold a text.</summary>
    public static bool Holds(ReadOnlyMemory<byte> block, string text) => block.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static (byte[] Before, byte[] Behind) Marks(string name, bool isJson) => isJson
        ? (Encoding.UTF8.GetBytes($"\"{name}\":\""), "\""u8.ToArray())
        : (Encoding.UTF8.GetBytes($"<{name}>"), "</"u8.ToArray());

    private static int End(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> behind, bool isJson)
    {
        var end = rest.IndexOf(behind);
        while (isJson && end > 0 && rest[end - 1] == '\\')
        {
            end += 1 + rest[(end + 1)..].IndexOf(behind);
        }

        return end;
    }

    private static string Text(ReadOnlySpan<byte> bytes, bool isJson)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return isJson
            ? text.Contains('\\', StringComparison.Ordinal) ? JsonSerializer.Deserialize<string>($"\"{text}\"")! : text
            : text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }
}
