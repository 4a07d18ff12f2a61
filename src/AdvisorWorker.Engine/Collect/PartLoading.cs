namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// Tells calls for parts from those for lists. The next page of a list is known only after the page before, so lists decide how long a run takes, and parts, of
/// which many are ready at any time, let them go first.
/// </summary>
internal static class PartLoading
{
    private static readonly AsyncLocal<bool> UnderWay = new();

    /// <summary>Whether what is called now is for a part.</summary>
    public static bool IsUnderWay => UnderWay.Value;

    /// <summary>What the asynchronous method calls from here on is for a part.</summary>
    public static void Begin() => UnderWay.Value = true;
}
