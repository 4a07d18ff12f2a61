namespace AdvisorWorker.Resources.CloudTrail;

/// <summary>
/// A trail as one Region sees it. A multi-Region trail is seen in every Region it covers, an organization's trail also in every
/// member account.
/// </summary>
/// <param name="Id">Its ARN.</param>
/// <param name="Region">The Region that sees it.</param>
/// <param name="Name">Its name.</param>
/// <param name="HomeRegion">Where it was made, and where its settings live.</param>
/// <param name="IsMultiRegion">It covers every Region.</param>
/// <param name="IsOrganization">It covers the accounts of an organization.</param>
/// <param name="IsForeign">It belongs to another account: an organization's trail in the eyes of a member.</param>
/// <param name="LogGroupArn">The CloudWatch Logs group it delivers to.</param>
public sealed record Trail(
    string Id,
    string Region,
    string Name,
    string HomeRegion,
    bool IsMultiRegion,
    bool IsOrganization,
    bool IsForeign,
    string? LogGroupArn) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Status"/>.</summary>
    public static PartKey<Trail> StatusPart { get; } = new(nameof(Status), (trail, gap) => trail with { Status = gap });

    /// <summary>Declares <see cref="LogsManagementEvents"/>.</summary>
    public static PartKey<Trail> LogsManagementEventsPart { get; } =
        new(nameof(LogsManagementEvents), (trail, gap) => trail with { LogsManagementEvents = gap });

    /// <summary>Whether it logs and delivers, as its home Region tells.</summary>
    public Part<TrailStatus> Status { get; init; }

    /// <summary>Its event selectors include management events.</summary>
    public Part<bool> LogsManagementEvents { get; init; }

    /// <summary>It records what happens in the Region that sees it.</summary>
    public bool CoversRegion => IsMultiRegion || IsOrganization || HomeRegion == Region;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Id;
}

/// <summary>Whether a trail logs and delivers.</summary>
/// <param name="IsLogging">It is switched on.</param>
/// <param name="DeliveryError">Why the last delivery to its bucket failed; null where it did not.</param>
public sealed record TrailStatus(bool IsLogging, string? DeliveryError);
