using AdvisorWorker.Resources.CloudTrail;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Trails whose events nobody is alerted about.</summary>
public sealed class CloudTrailCloudWatchLogs : ICheck<Trail>
{
    public CheckDescriptor<Trail> Descriptor { get; } = new("cloud-trail-cloud-watch-logs", "c18d2gz164", Pillar.OperationalExcellence)
    {
        Title = "CloudTrail trails are not configured with Amazon CloudWatch Logs",
        Why = "Events that land in a bucket only are searched after the fact; in CloudWatch Logs, alarms can watch them as they happen.",
        Fix = "Give the trail a CloudWatch Logs group and a role to write to it.",
        Criteria = "Yellow: the trail delivers to no CloudWatch Logs group. Each trail is judged once, in its home Region; an organization's trail in the "
            + "account that owns it.",
        Link = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
        Columns = Columns.ConfigRule<Trail>("cloud-trail-cloud-watch-logs-enabled"),
    };

    public Verdict Evaluate(Trail resource, Moment at) =>
        resource.HomeRegion != resource.Region || resource.IsForeign ? Verdict.Skip
        : string.IsNullOrEmpty(resource.LogGroupArn) ? Verdict.Warning("The trail delivers to no CloudWatch Logs group")
        : Verdict.Ok;
}
