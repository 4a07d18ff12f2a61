namespace AdvisorWorker.Diagnosis;

/// <summary>What the doctor says of one thing.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="State">How it is.</param>
/// <param name="Said">What was seen.</param>
/// <param name="Remedy">What to do; null where nothing is.</param>
internal sealed record Finding(string Subject, FindingState State, string Said, string? Remedy = null);

/// <summary>How a thing is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Works, and could be better.</summary>
    Mind,

    /// <summary>Runs will be incomplete or fail.</summary>
    Broken,
}
