using System.Collections.Frozen;

namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// How often AWS lets an account ask, per Region. The account's own programs draw on the same buckets, so what is published is
/// taken and never more; EC2's are the ones that a scanner can empty for the customer's autoscaling.
/// </summary>
internal static class PublishedRates
{
    /// <summary>Where AWS publishes nothing: as fast as the slower of the services that do.</summary>
    public static Rate Unpublished { get; } = new(10, 10);

    /// <summary>By service prefix, and by operation where an operation has a bucket of its own.</summary>
    public static FrozenDictionary<string, Rate> All { get; } = new Dictionary<string, Rate>(StringComparer.Ordinal)
    {
        // Amazon EC2 API Reference, "Request throttling": non-mutating 100 + 20/s; unfiltered and unpaginated listing 50 + 10/s.
        // Both buckets are EC2's per action; one for all actions of ours stays below each of them.
        ["ec2"] = new(20, 100),
        [UnfilteredListing] = new(10, 50),

        // Service Quotas User Guide, "Quotas": ListServiceQuotas 10/s with 10 more at once, GetServiceQuota 5/s.
        ["servicequotas"] = new(10, 20),
        ["servicequotas:GetServiceQuota"] = new(5, 5),

        // AWS Account Management Reference Guide, "Quotas": ListRegions and GetRegionOptStatus 5/s, GetAlternateContact 10/s.
        ["account"] = new(5, 5),
        ["account:GetAlternateContact"] = new(10, 10),

        // CloudWatch User Guide, "CloudWatch service quotas": GetMetricData 500/s and GetMetricStatistics 400/s. A tenth is enough, as a
        // request of ours asks for 500 metrics and data points are limited too.
        ["cloudwatch"] = new(20, 20),
        ["cloudwatch:GetMetricData"] = new(50, 50),

        // No figures are published for these; each is known to throttle early.
        ["iam"] = new(10, 10),
        ["organizations"] = new(5, 5),
        ["support"] = new(5, 5),
        ["trustedadvisor"] = new(10, 15),
        ["elasticloadbalancing"] = new(10, 10),
        ["cloudformation"] = new(5, 10),
        ["autoscaling"] = new(10, 10),
        ["logs"] = new(5, 5),
        ["elasticmapreduce"] = new(2, 5),
        ["firehose"] = new(5, 5),
        ["apigateway"] = new(5, 5),
        ["ce"] = new(1, 5),

        // Amazon S3 User Guide, "Best practices design patterns": 5,500 reads a second and prefix; bucket settings are slower.
        ["s3"] = new(50, 100),

        // AWS STS answers several hundred a second and account (IAM User Guide, "IAM and AWS STS quotas": 600).
        ["sts"] = new(50, 50),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The bucket of EC2 requests that name neither ids, nor a filter, nor a page size.</summary>
    public const string UnfilteredListing = "ec2:unfiltered";
}
