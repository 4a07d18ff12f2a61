namespace AdvisorWorker.Engine.Collect;

/// <summary>How often something may be asked.</summary>
/// <param name="PerSecond">Requests a second, in the long run.</param>
/// <param name="Burst">Requests at once after a rest.</param>
public readonly record struct Rate(double PerSecond, int Burst);
