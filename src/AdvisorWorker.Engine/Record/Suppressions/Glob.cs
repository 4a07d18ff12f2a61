namespace AdvisorWorker.Engine.Record;

/// <summary>
/// Patterns of names: <c>*</c> stands for any characters, <c>?</c> for one; every other character for itself, and case counts. No regular expression:
/// names are chosen by whoever can make a resource, and none may make the match take long.
/// </summary>
internal static class Glob
{
    private const char Any = '*';
    private const char One = '?';

    /// <summary>Whether all of the text is like the pattern; in time no more than the product of their lengths.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Only the last * has to be tried again: what an earlier one stands for can stay as short as it is.
        var (p, t, star, resumed) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Any)
            {
                (star, resumed) = (p++, t);
            }
            else if (p < pattern.Length && pattern[p] == One)
            {
                t += char.IsHighSurrogate(text[t]) && t + 1 < text.Length && char.IsLowSurrogate(text[t + 1]) ? 2 : 1;
                p++;
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++resumed);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart(Any).IsEmpty;
    }

    /// <summary>The characters before the first wildcard; all of them where there is none.</summary>
    public static string LiteralStart(string pattern) => pattern.IndexOfAny([Any, One]) is >= 0 and var wild ? pattern[..wild] : pattern;

    /// <summary>The characters after the last wildcard; all of them where there is none.</summary>
    public static string LiteralEnd(string pattern) => pattern[(pattern.LastIndexOfAny([Any, One]) + 1)..];

    /// <summary>It has a wildcard.</summary>
    public static bool IsPattern(string pattern) => pattern.AsSpan().ContainsAny(Any, One);

    /// <summary>It is like every text.</summary>
    public static bool IsAnything(string pattern) => pattern.Length > 0 && pattern.AsSpan().TrimStart(Any).IsEmpty;
}
