namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>What Kinesis Data Streams allows an account in one Region and counts itself.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Shards">Open shards of provisioned streams.</param>
public sealed record KinesisAccountLimits(string Region, LimitUsage Shards) : Resource(Region, Region);
