using Amazon.Route53.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A hosted zone and its records.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Records">Its records.</param>
public sealed record SandboxHostedZone(HostedZone Zone, List<ResourceRecordSet> Records);
