using AdvisorWorker.Resources.CloudTrail;

namespace AdvisorWorker.Checks.Security;

/// <summary>Regions where nobody can tell afterwards who did what.</summary>
public sealed class CloudTrailManagementEventLogging : ICheck<RegionTrails>
{
    public CheckDescriptor<RegionTrails> Descriptor { get; } = new("cloud-trail-management-event-logging", "c25hn9x03v", Pillar.Security)
    {
        Title = "AWS CloudTrail Management Event Logging",
        Why = "Without a trail that logs, changes to the account leave no lasting record for an investigation.",
        Fix = "Create one multi-Region trail that logs management events and start it. Where delivery fails, check that the bucket exists and that its "
            + "policy admits CloudTrail.",
        Criteria = "Red: no trail covers the Region, or none that does is logging management events. Yellow: trails log, but each one's last delivery "
            + "failed. Green: at least one logs and delivers. Multi-Region and organization trails made elsewhere count. We differ from Trusted Advisor in "
            + "that a trail whose event selectors leave management events out does not count. A trail's status is asked once, in its home Region.",
        Link = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html",
        Granularity = Granularity.Region,
        ListsPassing = true,
        Columns =
        [
            Columns.Status<RegionTrails>(),
            Columns.Region<RegionTrails>(),
            new("Logging Enabled", region => Statuses(region).Any(status => status.IsLogging)),
            new("Delivery Error Reported", region => Statuses(region).Any(status => status is { IsLogging: true, DeliveryError: not null })),
            Columns.LastUpdated<RegionTrails>(),
        ],
    };

    public Verdict Evaluate(RegionTrails resource, Moment at)
    {
        var unread = resource.Gap;
        var failing = false;
        foreach (var trail in resource.Trails)
        {
            var isRead = trail.Status.TryRead(out var status, out var noStatus);
            var isManagement = !trail.LogsManagementEvents.TryRead(out var included, out var noSelectors) || included;
            if (status is { IsLogging: false } || !isManagement)
            {
                continue;
            }

            if (!isRead || noSelectors is not null)
            {
                unread ??= noStatus ?? noSelectors;
            }
            else if (status!.DeliveryError is null)
            {
                // One good trail is proof, whatever the unreadable ones are.
                return Verdict.Fine($"{trail.Name} logs management events");
            }
            else
            {
                failing = true;
            }
        }

        return unread is not null ? unread
            : failing ? Verdict.Warning("Every trail that logs management events reports delivery errors")
            : resource.Trails.IsEmpty ? Verdict.Error("No trail covers this Region")
            : Verdict.Error("No trail of this Region is logging management events");
    }

    private static IEnumerable<TrailStatus> Statuses(RegionTrails region) =>
        region.Trails.Select(trail => trail.Status.OrDefault()).OfType<TrailStatus>();
}
