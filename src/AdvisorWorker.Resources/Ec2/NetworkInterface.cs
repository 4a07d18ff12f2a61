using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>An elastic network interface: what security groups are attached to.</summary>
/// <param name="Id">Such as <c>eni-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="InstanceId">The instance behind it; null for those of load balancers, functions, gateways and other services.</param>
/// <param name="Description">The description, by which services mark theirs.</param>
/// <param name="GroupIds">Its security groups.</param>
public sealed record NetworkInterface(string Id, string Region, string? InstanceId, string? Description, ImmutableArray<string> GroupIds)
    : Resource(Id, Region);
