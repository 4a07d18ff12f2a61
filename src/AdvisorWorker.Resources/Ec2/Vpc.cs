using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>A VPC, the account's own or one shared with it.</summary>
/// <param name="Id">Such as <c>vpc-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="IsDefault">The default VPC that AWS made.</param>
/// <param name="IsOwn">False for one that another account shares: quotas count own ones, and only the owner sees the flow logs.</param>
public sealed record Vpc(string Id, string Region, bool IsDefault, bool IsOwn) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="FlowLogs"/>.</summary>
    public static PartKey<Vpc> FlowLogsPart { get; } = new(nameof(FlowLogs), (vpc, gap) => vpc with { FlowLogs = gap });

    /// <summary>The traffic types (<c>ALL</c>, <c>ACCEPT</c>, <c>REJECT</c>) of its active flow logs; empty where it has none.</summary>
    public Part<ImmutableArray<string>> FlowLogs { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:vpc/{Id}";
}
