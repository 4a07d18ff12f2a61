using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Resources.Elb;

/// <summary>An index of one Region: the inbound rules of each security group.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByGroup">Per group id, its inbound rules.</param>
public sealed record InboundRules(string Region, IReadOnlyDictionary<string, ImmutableArray<SecurityGroupRule>> ByGroup) : Resource(Region, Region);

/// <summary>Builds the index from the Region's security groups.</summary>
public sealed class InboundRuleIndex : Derivation<SecurityGroup, InboundRules>
{
    private readonly Dictionary<string, ImmutableArray<SecurityGroupRule>> groups = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(SecurityGroup input) => groups[input.Id] = input.Inbound;

    /// <inheritdoc/>
    public override IEnumerable<InboundRules> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, groups)];
}
