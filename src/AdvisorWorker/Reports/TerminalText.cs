using System.Globalization;
using System.Text;

namespace AdvisorWorker.Reports;

/// <summary>Makes text from an account harmless on a terminal: names are chosen by whoever can make a resource.</summary>
internal static class TerminalText
{
    /// <summary>Control characters, escapes, line ends and direction marks are shown as <c>\u{…}</c>; everything else stays.</summary>
    public static string Of(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune))
            {
                safe.Append(rune);
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }
        }

        return safe.ToString();
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
