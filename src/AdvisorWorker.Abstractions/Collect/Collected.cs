namespace AdvisorWorker;

/// <summary>All records of one type in one scope.</summary>
/// <param name="Items">What was read.</param>
/// <param name="Gap">Set when the list is not whole.</param>
/// <typeparam name="T">The record type.</typeparam>
public sealed record Collected<T>(IReadOnlyList<T> Items, Gap? Gap = null)
    where T : Resource
{
    /// <summary>The one record of a derived index.</summary>
    /// <exception cref="UnavailableException">The list is not whole: an absence in it proves nothing.</exception>
    public T Single() => Gap is null ? Items.Single() : throw new UnavailableException(Gap);
}
