using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>How an API pages.</summary>
/// <remarks>Sizes below AWS's own smallest are served: tests need pages without thousands of resources.</remarks>
/// <param name="Usual">Size of a page when the caller names none.</param>
/// <param name="Most">The largest size that a caller may name.</param>
/// <param name="InvalidTokenCode">Error code for a token that was not given out here.</param>
/// <param name="InvalidSizeCode">Error code for a size out of range.</param>
internal sealed record PageRules(int Usual, int Most, string InvalidTokenCode, string InvalidSizeCode)
{
    public AmazonServiceException InvalidToken() => Refusal.Of(InvalidTokenCode, "The specified pagination token is not valid.");

    public AmazonServiceException InvalidSize(int size) => Refusal.Of(InvalidSizeCode, $"The page size {size} is not valid: it must be between 1 and {Most}.");
}
