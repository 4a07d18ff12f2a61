namespace AdvisorWorker.Options;

/// <summary>Pillars as people write them.</summary>
internal static class PillarNames
{
    /// <summary>All six, in the Support API's spelling.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Pillar>().Select(Of)];

    /// <summary>The Support API's category: <c>fault_tolerance</c>.</summary>
    public static string Of(Pillar pillar) => Engine.Evaluate.KebabCase.Of(pillar.ToString()).Replace('-', '_');

    /// <summary>For people: <c>Fault tolerance</c>.</summary>
    public static string Title(Pillar pillar)
    {
        var words = Of(pillar).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>With underscores, hyphens or spaces.</summary>
    public static Pillar? Parse(string text)
    {
        var normal = text.Trim().Replace('-', '_').Replace(' ', '_');
        return Enum.GetValues<Pillar>().Where(pillar => string.Equals(Of(pillar), normal, StringComparison.OrdinalIgnoreCase)).Cast<Pillar?>().FirstOrDefault();
    }
}
