namespace AdvisorWorker;

/// <summary>
/// Gives for a text that came before the same object again, so that a hundred thousand records do not hold the same few words each for themselves. It remembers
/// some texts only, and not for sure.
/// </summary>
internal static class StringPool
{
    // Longer texts are mostly different ones.
    private const int LongestPooled = 48;
    private const int Slots = 4096;

    // Whoever writes last wins, and whoever reads has a whole string in either case.
    private static readonly string?[] Pool = new string?[Slots];

    /// <summary>The text, or an equal one.</summary>
    public static string? Of(string? text)
    {
        if (text is null or { Length: > LongestPooled })
        {
            return text;
        }

        ref var slot = ref Pool[(uint)text.GetHashCode(StringComparison.Ordinal) % Slots];
        if (slot is { } known && known == text)
        {
            return known;
        }

        slot = text;
        return text;
    }
}
