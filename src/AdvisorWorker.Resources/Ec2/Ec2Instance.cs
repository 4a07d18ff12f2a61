using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudWatch;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>An EC2 instance, terminated ones left out.</summary>
/// <param name="Id">Such as <c>i-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Zone">Its Availability Zone, such as <c>us-east-1a</c>.</param>
/// <param name="Type">Such as <c>m7g.large</c>.</param>
/// <param name="State"><c>pending</c>, <c>running</c>, <c>stopping</c>, <c>stopped</c> or <c>shutting-down</c>.</param>
/// <param name="IsSpot">A Spot Instance.</param>
/// <param name="Platform">The platform details, such as <c>Linux/UNIX</c> or <c>Windows</c>.</param>
/// <param name="Tenancy"><c>default</c>, <c>dedicated</c> or <c>host</c>.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="SecurityGroupIds">The groups of all its network interfaces, each once.</param>
/// <param name="RootDevice">The device name of its boot volume.</param>
/// <param name="IsEbsOptimized">Launched as EBS-optimized.</param>
public sealed record Ec2Instance(
    string Id,
    string Region,
    string Zone,
    string Type,
    string State,
    bool IsSpot,
    string Platform,
    string Tenancy,
    string? VpcId,
    ImmutableArray<string> SecurityGroupIds,
    string? RootDevice,
    bool IsEbsOptimized) : Resource(Id, Region)
{
    /// <summary>Cores times threads per core, which is what the vCPU quotas count; null where the answer does not say.</summary>
    public int? Vcpus { get; init; }

    /// <summary>Runs in a Capacity Block for ML.</summary>
    public bool IsCapacityBlock { get; init; }

    /// <summary>Declares <see cref="Cpu"/>.</summary>
    public static PartKey<Ec2Instance> CpuPart { get; } = new(nameof(Cpu), (instance, gap) => instance with { Cpu = gap });

    /// <summary>Declares <see cref="NetworkBytes"/>.</summary>
    public static PartKey<Ec2Instance> NetworkBytesPart { get; } = new(nameof(NetworkBytes), (instance, gap) => instance with { NetworkBytes = gap });

    /// <summary>Declares <see cref="HourlyPrice"/>.</summary>
    public static PartKey<Ec2Instance> HourlyPricePart { get; } = new(nameof(HourlyPrice), (instance, gap) => instance with { HourlyPrice = gap });

    /// <summary>Declares <see cref="Rules"/>.</summary>
    public static PartKey<Ec2Instance> RulesPart { get; } = new(nameof(Rules), (instance, gap) => instance with { Rules = gap });

    /// <summary>Average CPU utilization per day of the last 14, in percent.</summary>
    public Part<DailySeries> Cpu { get; init; }

    /// <summary>Bytes in and out per day of the last 14.</summary>
    public Part<DailySeries> NetworkBytes { get; init; }

    /// <summary>The On-Demand price of an hour; null where the price list has none.</summary>
    public Part<Money?> HourlyPrice { get; init; }

    /// <summary>The rules of all its security groups together.</summary>
    public Part<RuleCount> Rules { get; init; }

    /// <summary>The Name tag.</summary>
    public string? Name => Tags.GetValueOrDefault("Name");

    /// <summary>Windows in any of its platform names.</summary>
    public bool IsWindows => Platform.Contains("Windows", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:instance/{Id}";
}
