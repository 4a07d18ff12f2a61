using System.Collections.Immutable;

namespace AdvisorWorker.Resources.ElbV2;

/// <summary>A target group.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Name">Its name.</param>
/// <param name="TargetType"><c>instance</c>, <c>ip</c>, <c>lambda</c> or <c>alb</c>.</param>
/// <param name="Protocol">Towards targets: <c>HTTP</c>, <c>HTTPS</c>, <c>TCP</c>, <c>TLS</c>, <c>GENEVE</c> …; null for functions.</param>
/// <param name="LoadBalancerArns">The load balancers that use it.</param>
public sealed record TargetGroup(string Id, string Region, string Name, string TargetType, string? Protocol, ImmutableArray<string> LoadBalancerArns)
    : Resource(Id, Region)
{
    /// <summary>Declares <see cref="LoadBalancer"/>.</summary>
    public static PartKey<TargetGroup> LoadBalancerPart { get; } = new(nameof(LoadBalancer), (group, gap) => group with { LoadBalancer = gap });

    /// <summary>Declares <see cref="TargetZones"/>.</summary>
    public static PartKey<TargetGroup> TargetZonesPart { get; } = new(nameof(TargetZones), (group, gap) => group with { TargetZones = gap });

    /// <summary>The load balancer that uses it, the first of several; null where none does.</summary>
    public Part<LoadBalancer?> LoadBalancer { get; init; }

    /// <summary>The zone of each registered target; <c>all</c> for an address outside the VPC that is served from every zone.</summary>
    public Part<ImmutableArray<string>> TargetZones { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Id;
}
