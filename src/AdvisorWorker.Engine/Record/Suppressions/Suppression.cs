namespace AdvisorWorker.Engine.Record;

/// <summary>A rule by which a person silences items. All that it names must match; what it does not name matches everything.</summary>
/// <param name="Id">Tells rules apart.</param>
/// <param name="Reason">Why; for whoever finds it later.</param>
public sealed record Suppression(string Id, string Reason)
{
    /// <summary>The check: our id or Trusted Advisor's.</summary>
    public string? Check { get; init; }

    /// <summary>The account; twelve digits.</summary>
    public string? Account { get; init; }

    /// <summary>The Region, or <c>global</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The resource's id or ARN as reports print it; <c>*</c> stands for any characters, <c>?</c> for one.</summary>
    public string? Resource { get; init; }

    /// <summary>The item's key or its fingerprint.</summary>
    public string? Item { get; init; }

    /// <summary>A tag of the resource: <c>key</c>, or <c>key=value</c> with a value that may hold <c>*</c> and <c>?</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it holds, in UTC; null for ever.</summary>
    public DateOnly? Expires { get; init; }
}
