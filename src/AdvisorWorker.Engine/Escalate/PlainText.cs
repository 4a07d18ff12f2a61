using System.Globalization;
using System.Text;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Makes text of an account harmless: names, tags and descriptions are anybody's to choose.</summary>
internal static class PlainText
{
    private const char Ellipsis = '…';
    private const int LongestSecret = 4096;

    /// <summary>One harmless line without secrets: for everything that comes from an account or a pack and leaves in a case.</summary>
    public static string Safe(string? text, int max = 256)
    {
        text ??= "";

        // What cannot be shown is not looked through: a policy may be long. A secret that this cuts in two is cut off whole.
        var enough = max + (2 * LongestSecret);
        var redacted = text.Length <= enough ? Redaction.Apply(text) : Redaction.Apply(text[..enough]);
        var shown = text.Length <= enough ? redacted : redacted[..Math.Max(0, redacted.Length - LongestSecret)] + Ellipsis;

        // Secrets first, on the text as it is: shown as \u{…}, a control character could split one.
        return OneLine(shown, max);
    }

    /// <summary>
    /// One line without anything that acts on a terminal, a page or the reading direction. Such characters are shown, not
    /// dropped: a name that holds them is worth seeing.
    /// </summary>
    public static string OneLine(string? text, int max = 256)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsHarmless(rune))
            {
                line.Append(rune);
            }
            else
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }

            if (line.Length > max)
            {
                break;
            }
        }

        return Clip(line.ToString(), max);
    }

    /// <summary>At most so many characters, the last one an ellipsis where something is missing.</summary>
    public static string Clip(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        return string.Concat(text.AsSpan(0, end), [Ellipsis]);
    }

    // Half surrogate pairs arrive here as U+FFFD.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => false, // reading direction, zero width, tags
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => true,
    };
}
