namespace AdvisorWorker.Sandbox.Answers;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The token of the next page; null after the last one.</param>
internal sealed record Page<T>(List<T> Items, string? Next)
{
    public bool IsTruncated => Next is not null;
}
