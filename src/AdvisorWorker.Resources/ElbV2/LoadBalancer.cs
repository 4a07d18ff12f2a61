using System.Collections.Immutable;

namespace AdvisorWorker.Resources.ElbV2;

/// <summary>An Application, Network or Gateway Load Balancer.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>application</c>, <c>network</c> or <c>gateway</c>.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="Zones">The Availability Zones it has subnets in.</param>
public sealed record LoadBalancer(string Id, string Region, string Name, string Type, string? VpcId, ImmutableArray<string> Zones) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Attributes"/>.</summary>
    public static PartKey<LoadBalancer> AttributesPart { get; } = new(nameof(Attributes), (balancer, gap) => balancer with { Attributes = gap });

    /// <summary>Its attributes.</summary>
    public Part<LoadBalancerAttributes> Attributes { get; init; }

    /// <summary>An Application Load Balancer.</summary>
    public bool IsApplication => Type == "application";

    /// <summary>A Network Load Balancer.</summary>
    public bool IsNetwork => Type == "network";

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Id;
}
