namespace AdvisorWorker.Aws;

/// <summary>A message does not have the form that the service model gives it.</summary>
public sealed class WireFormatException : Exception
{
    private const int QuotedLength = 60;

    /// <summary>Creates the exception.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public WireFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static WireFormatException Expected(string what, string found)
        => new($"expected {what}, found '{(found.Length > QuotedLength ? found[..QuotedLength] + "…" : found)}'");
}
