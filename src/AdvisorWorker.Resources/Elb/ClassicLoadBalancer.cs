using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Resources.Elb;

/// <summary>A Classic Load Balancer.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Region">Its Region.</param>
/// <param name="CreatedAt">When it was made; null where the answer does not say.</param>
/// <param name="VpcId">Its VPC; null for EC2-Classic.</param>
/// <param name="Zones">The Availability Zones it is enabled for.</param>
/// <param name="Listeners">Its listeners.</param>
/// <param name="InstanceIds">The registered instances.</param>
/// <param name="SecurityGroupIds">Its security groups.</param>
public sealed record ClassicLoadBalancer(
    string Id,
    string Region,
    DateTimeOffset? CreatedAt,
    string? VpcId,
    ImmutableArray<string> Zones,
    ImmutableArray<ClassicListener> Listeners,
    ImmutableArray<string> InstanceIds,
    ImmutableArray<string> SecurityGroupIds) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Attributes"/>.</summary>
    public static PartKey<ClassicLoadBalancer> AttributesPart { get; } = new(nameof(Attributes), (balancer, gap) => balancer with { Attributes = gap });

    /// <summary>Declares <see cref="HealthyInstances"/>.</summary>
    public static PartKey<ClassicLoadBalancer> HealthyInstancesPart { get; } =
        new(nameof(HealthyInstances), (balancer, gap) => balancer with { HealthyInstances = gap });

    /// <summary>Declares <see cref="InstanceZones"/>.</summary>
    public static PartKey<ClassicLoadBalancer> InstanceZonesPart { get; } = new(nameof(InstanceZones), (balancer, gap) =>
        balancer with { InstanceZones = gap });

    /// <summary>Declares <see cref="InboundRules"/>.</summary>
    public static PartKey<ClassicLoadBalancer> InboundRulesPart { get; } = new(nameof(InboundRules), (balancer, gap) => balancer with { InboundRules = gap });

    /// <summary>Declares <see cref="Requests"/>.</summary>
    public static PartKey<ClassicLoadBalancer> RequestsPart { get; } = new(nameof(Requests), (balancer, gap) => balancer with { Requests = gap });

    /// <summary>Declares <see cref="ProcessedBytes"/>.</summary>
    public static PartKey<ClassicLoadBalancer> ProcessedBytesPart { get; } =
        new(nameof(ProcessedBytes), (balancer, gap) => balancer with { ProcessedBytes = gap });

    /// <summary>Declares <see cref="HourlyPrice"/>.</summary>
    public static PartKey<ClassicLoadBalancer> HourlyPricePart { get; } = new(nameof(HourlyPrice), (balancer, gap) => balancer with { HourlyPrice = gap });

    /// <summary>Its attributes.</summary>
    public Part<ClassicLoadBalancerAttributes> Attributes { get; init; }

    /// <summary>The registered instances that are <c>InService</c>.</summary>
    public Part<ImmutableArray<string>> HealthyInstances { get; init; }

    /// <summary>The zone of each registered instance that still exists.</summary>
    public Part<IReadOnlyDictionary<string, string>> InstanceZones { get; init; }

    /// <summary>The inbound rules of all its security groups.</summary>
    public Part<ImmutableArray<SecurityGroupRule>> InboundRules { get; init; }

    /// <summary>Requests, and connections of TCP and SSL listeners, per day of the last 7. A day without any has no point.</summary>
    public Part<DailySeries> Requests { get; init; }

    /// <summary>Bytes processed per day of the last 7, for what <see cref="CountsConnections"/>; else without any point.</summary>
    public Part<DailySeries> ProcessedBytes { get; init; }

    /// <summary>The On-Demand price of an hour; null where the price list has none.</summary>
    public Part<Money?> HourlyPrice { get; init; }

    /// <summary>Has a TCP or SSL listener, where CloudWatch counts connections for requests: one can carry traffic for days.</summary>
    public bool CountsConnections => Listeners.Any(listener => listener.Protocol is "TCP" or "SSL");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:elasticloadbalancing:{Region}:{scope.Account}:loadbalancer/{Id}";
}
