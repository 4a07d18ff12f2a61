namespace AdvisorWorker;

/// <summary>Thrown by a collector or a part to end its work with a reason. Other exceptions are translated by the engine.</summary>
/// <param name="gap">The reason.</param>
public sealed class UnavailableException(Gap gap) : Exception(gap.ToString())
{
    /// <summary>The reason.</summary>
    public Gap Gap { get; } = gap;
}
