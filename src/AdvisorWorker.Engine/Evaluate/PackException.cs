namespace AdvisorWorker.Engine.Evaluate;

/// <summary>A pack that cannot be used, or that does not go together with another. Ends the start.</summary>
/// <param name="mistakes">All of them, each one line that names pack and reason.</param>
public sealed class PackException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>All mistakes, one line each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
