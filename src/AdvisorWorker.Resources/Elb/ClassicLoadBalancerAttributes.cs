namespace AdvisorWorker.Resources.Elb;

/// <summary>The attributes of a Classic Load Balancer.</summary>
/// <param name="ConnectionDraining">Lets requests in flight finish before an instance leaves.</param>
/// <param name="CrossZone">Spreads requests over the instances of all its zones.</param>
/// <param name="AccessLogs">Writes access logs.</param>
/// <param name="AccessLogBucket">Where to.</param>
public sealed record ClassicLoadBalancerAttributes(bool ConnectionDraining, bool CrossZone, bool AccessLogs, string? AccessLogBucket);
