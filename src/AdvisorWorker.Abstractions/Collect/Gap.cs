namespace AdvisorWorker;

/// <summary>Something that was not read, and why.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Action">The IAM action or operation concerned, such as <c>ec2:DescribeInstances</c>.</param>
/// <param name="Detail">One sentence more.</param>
public sealed record Gap(GapReason Reason, string? Action = null, string? Detail = null)
{
    /// <summary>The Region, where none of its services can be read and no action is to blame.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// True when it makes a run incomplete. The others are how the account is set up (a source not switched on, a check not
    /// in the plan): nothing failed.
    /// </summary>
    public bool IsFailure => Reason >= GapReason.AccessDenied;

    /// <summary>For people: <c>AccessDenied ec2:DescribeInstances: …</c>.</summary>
    public override string ToString() => (Action, Detail) switch
    {
        (null, null) => $"{Reason}",
        (null, _) => $"{Reason}: {Detail}",
        (_, null) => $"{Reason} {Action}",
        _ => $"{Reason} {Action}: {Detail}",
    };
}

/// <summary>Why something was not judged. The first group is how the account is set up, the second is our failure to read.</summary>
public enum GapReason : byte
{
    /// <summary>The account's support plan does not include the check.</summary>
    PlanNotEligible,

    /// <summary>The account has not switched on the source.</summary>
    NotEnabled,

    /// <summary>It costs money and was not asked for.</summary>
    NotSelected,

    /// <summary>Not in this Region or partition.</summary>
    NotOffered,

    /// <summary>Left out on request.</summary>
    Excluded,

    /// <summary>Denied; <see cref="Gap.Action"/> names the action.</summary>
    AccessDenied,

    /// <summary>A service control policy denies the whole Region.</summary>
    RegionDenied,

    /// <summary>AWS kept asking us to slow down.</summary>
    Throttled,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>An answer that could not be used, or a failure of our own.</summary>
    Failed,

    /// <summary>The run ended before.</summary>
    NotReached,
}
