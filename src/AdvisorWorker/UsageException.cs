namespace AdvisorWorker;

/// <summary>What the user has to correct: all of it at once, one line each.</summary>
internal sealed class UsageException(params IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
