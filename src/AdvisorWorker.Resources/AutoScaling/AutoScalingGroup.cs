using System.Collections.Immutable;

namespace AdvisorWorker.Resources.AutoScaling;

/// <summary>An EC2 Auto Scaling group.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Region">Its Region.</param>
/// <param name="GroupArn">Its ARN, which holds a UUID.</param>
/// <param name="Zones">The Availability Zones it launches in.</param>
/// <param name="HealthCheckTypes"><c>EC2</c>, <c>EBS</c>, <c>ELB</c>, <c>VPC_LATTICE</c>.</param>
/// <param name="ClassicLoadBalancers">Names of the Classic Load Balancers attached.</param>
/// <param name="TargetGroups">ARNs of the target groups of load balancers attached.</param>
/// <param name="UsesLaunchTemplate">Launches from a template, be it inside a mixed instances policy.</param>
/// <param name="HasMixedInstances">Has a mixed instances policy.</param>
/// <param name="CapacityRebalance">Replaces Spot Instances that are at risk before they are interrupted.</param>
public sealed record AutoScalingGroup(
    string Id,
    string Region,
    string GroupArn,
    ImmutableArray<string> Zones,
    ImmutableArray<string> HealthCheckTypes,
    ImmutableArray<string> ClassicLoadBalancers,
    ImmutableArray<string> TargetGroups,
    bool UsesLaunchTemplate,
    bool HasMixedInstances,
    bool CapacityRebalance) : Resource(Id, Region)
{
    /// <summary>A load balancer of any kind sends it traffic; VPC Lattice is none.</summary>
    public bool HasLoadBalancer => ClassicLoadBalancers.Length + TargetGroups.Length > 0;

    /// <summary>Asks the load balancer whether an instance is healthy.</summary>
    public bool ChecksLoadBalancerHealth => HealthCheckTypes.Contains("ELB");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => GroupArn;
}
