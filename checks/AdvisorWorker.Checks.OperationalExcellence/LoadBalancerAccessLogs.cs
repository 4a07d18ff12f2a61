using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Application and Classic Load Balancers that log no requests.</summary>
public sealed class LoadBalancerAccessLogs(LoadBalancerAccessLogs.Settings settings) : ICheck<LoggingLoadBalancer>
{
    public sealed record Settings
    {
        /// <summary>The buckets that logs must go to; any when not set.</summary>
        public IReadOnlyList<string>? Buckets { get; init; }
    }

    public CheckDescriptor<LoggingLoadBalancer> Descriptor { get; } = new("load-balancer-access-logs", "c18d2gz167", Pillar.OperationalExcellence)
    {
        Title = "Application Load Balancers and Classic Load Balancers Without Access Logs Enabled",
        Why = "Who asked for what, and what it got, is only known afterwards if it was logged.",
        Fix = "Switch access logs on and give them a bucket with a lifecycle rule.",
        Criteria = "Application and Classic Load Balancers. Yellow: access logs are off, or go to another bucket than those of the setting Buckets (not "
            + "set: any bucket will do).",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
        Columns = Columns.ConfigRule<LoggingLoadBalancer>(
            "elb-logging-enabled", settings.Buckets is { Count: > 0 } buckets ? $"s3BucketNames: {string.Join(",", buckets)}" : null),
        Needs = [LoggingLoadBalancer.AccessLogsPart],
    };

    public Verdict Evaluate(LoggingLoadBalancer resource, Moment at)
    {
        if (!resource.AccessLogs.TryRead(out var logs, out var gap))
        {
            return gap;
        }

        return !logs.Enabled ? Verdict.Warning("Access logs are off")
            : settings.Buckets is { Count: > 0 } buckets && !buckets.Contains(logs.Bucket) ? Verdict.Warning($"Access logs go to {logs.Bucket}")
            : Verdict.Ok;
    }
}
