using System.Collections.Frozen;

namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// How often AWS lets an account ask, per Region. The account's own programs draw on the same buckets, so what is published is
/// taken and never more; EC2's are the ones that a scanner can empty for the customer's autoscaling.
/// </summary>
/// <remarks>
/// Numbers with a page's name are that page's. Where the page has more than one, for partitions or Regions, it is the lowest.
/// Those under "guesses" are nobody's but ours: lower than what has been seen to work, for services that publish none.
/// </remarks>
internal static class PublishedRates
{
    /// <summary>The bucket of EC2 requests that name neither ids, nor a filter, nor a page size.</summary>
    public const string UnfilteredListing = "ec2:unfiltered";

    /// <summary>Where AWS publishes nothing: a guess, the rate of several services that do.</summary>
    public static Rate Unpublished { get; } = new(10, 10);

    /// <summary>By service prefix, and by operation where an operation has a bucket of its own.</summary>
    public static FrozenDictionary<string, Rate> All { get; } = new Dictionary<string, Rate>(StringComparer.Ordinal)
    {
        // Amazon EC2 Developer Guide, "Request throttling for the Amazon EC2 API": non-mutating 100 at once and 20/s, unfiltered and
        // unpaginated 50 and 10/s, each action for itself. One bucket for all actions of ours stays below each of them.
        ["ec2"] = new(20, 100),
        [UnfilteredListing] = new(10, 50),

        // Service Quotas User Guide, "Service quotas for Service Quotas": the lists 10/s with 10 more at once, GetServiceQuota 5/s with 5 more.
        ["servicequotas"] = new(10, 20),
        ["servicequotas:GetServiceQuota"] = new(5, 5),

        // AWS Account Management Reference Guide, "Quotas for AWS Account Management": ListRegions and GetRegionOptStatus 5/s.
        // GetAlternateContact is 10/s with bursts of 15, and in China 3/s with bursts of 5.
        ["account"] = new(5, 5),
        ["account:GetAlternateContact"] = new(3, 5),

        // Amazon CloudWatch User Guide, "CloudWatch service quotas": GetMetricData 500/s, DescribeAlarms 9/s. Of the former a tenth
        // is enough, as a request of ours asks for 500 metrics and data points are limited too.
        ["cloudwatch"] = new(9, 9),
        ["cloudwatch:GetMetricData"] = new(50, 50),

        // Amazon Route 53 Developer Guide, "Quotas": five requests a second and account.
        ["route53"] = new(5, 5),

        // AWS CloudTrail User Guide, "Quotas in AWS CloudTrail": get, describe and list 10/s.
        ["cloudtrail"] = new(10, 10),

        // AWS Lambda Developer Guide, "Lambda quotas": requests of the control plane 15/s.
        ["lambda"] = new(15, 15),

        // Amazon SES API Reference, "GetSendQuota"; Amazon Kinesis Data Streams API Reference, "DescribeLimits"; both once a second.
        // Amazon DynamoDB API Reference, "DescribeLimits": once a minute.
        ["ses"] = new(1, 1),
        ["kinesis:DescribeLimits"] = new(1, 1),
        ["dynamodb:DescribeLimits"] = new(1 / 60d, 1),

        // Amazon EventBridge User Guide, "Amazon EventBridge quotas": PutEvents 400/s in the smallest Regions. A quarter carries
        // 1,000 events a second.
        ["events:PutEvents"] = new(100, 100),

        // IAM User Guide, "IAM and AWS STS quotas": STS 600/s. A run asks a few times.
        ["sts"] = new(50, 50),

        // Guesses. Reads of bucket settings are not S3's published 5,500 reads of objects a second.
        ["s3"] = new(50, 100),
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
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
