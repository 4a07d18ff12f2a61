using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>A VPC security group.</summary>
/// <param name="Id">Such as <c>sg-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Name">The group name; <c>default</c> is the one AWS makes with each VPC.</param>
/// <param name="Description">The description.</param>
/// <param name="VpcId">The VPC; null for EC2-Classic.</param>
/// <param name="Inbound">One entry per protocol, port range and source.</param>
/// <param name="Outbound">One entry per protocol, port range and destination.</param>
public sealed record SecurityGroup(
    string Id,
    string Region,
    string Name,
    string Description,
    string? VpcId,
    ImmutableArray<SecurityGroupRule> Inbound,
    ImmutableArray<SecurityGroupRule> Outbound) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Attachments"/>.</summary>
    public static PartKey<SecurityGroup> AttachmentsPart { get; } = new(nameof(Attachments), (group, gap) => group with { Attachments = gap });

    /// <summary>What the group protects: instance ids, or network interface ids where no instance is behind; empty for an unused group.</summary>
    public Part<ImmutableArray<string>> Attachments { get; init; }

    /// <summary>How many rules it has.</summary>
    public RuleCount Rules => new(Inbound.Length, Outbound.Length);

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:security-group/{Id}";
}
