using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>Joins load balancers with the rules of their security groups.</summary>
public sealed class ClassicLoadBalancerInboundRules : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.InboundRulesPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(InboundRules)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var groups = context.All<InboundRules>().Single().ByGroup;
        return new([.. batch.Select(balancer => balancer with { InboundRules = Of(balancer, groups) })]);
    }

    // A group that the Region does not list belongs to the owner of a shared VPC.
    private static Part<ImmutableArray<SecurityGroupRule>> Of(
        ClassicLoadBalancer balancer, IReadOnlyDictionary<string, ImmutableArray<SecurityGroupRule>> groups) =>
        balancer.SecurityGroupIds.FirstOrDefault(id => !groups.ContainsKey(id)) is { } missing
            ? new Gap(GapReason.Failed, "ec2:DescribeSecurityGroups", $"The answer lacks {missing}")
            : balancer.SecurityGroupIds.SelectMany(id => groups[id]).ToImmutableArray();
}
