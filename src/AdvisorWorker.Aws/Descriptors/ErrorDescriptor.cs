namespace AdvisorWorker.Aws;

/// <summary>An error that an operation can answer.</summary>
/// <param name="Code">Its code on the wire.</param>
/// <param name="ShapeName">Its name in the model, which JSON services use as the code.</param>
/// <param name="Status">Its HTTP status, when the model says so.</param>
/// <param name="NewException">Makes the typed exception.</param>
public sealed record ErrorDescriptor(string Code, string ShapeName, int? Status, ExceptionFactory NewException)
{
    /// <summary>Whether an error with that code is this one.</summary>
    public bool Matches(string? code) => code is not null && (code == Code || code == ShapeName);
}
