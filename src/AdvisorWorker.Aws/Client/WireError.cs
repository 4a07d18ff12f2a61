namespace AdvisorWorker.Aws;

/// <summary>What the answer of a failed call says.</summary>
internal sealed record WireError
{
    public string? Code { get; init; }

    /// <summary>The code that the error had in the query protocol, which callers still know it by.</summary>
    public string? QueryCode { get; init; }

    public string? Message { get; init; }

    /// <summary>Sender or Receiver.</summary>
    public string? Type { get; init; }

    public string? RequestId { get; init; }
}
