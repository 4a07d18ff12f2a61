using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins instances with the rule counts of their security groups.</summary>
public sealed class Ec2InstanceRules : IPart<Ec2Instance>
{
    public PartKey<Ec2Instance> Key => Ec2Instance.RulesPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(RuleCounts)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<Ec2Instance>> LoadAsync(IReadOnlyList<Ec2Instance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var counts = context.All<RuleCounts>().Single();
        return new([.. batch.Select(instance => instance with { Rules = Rules(instance, counts) })]);
    }

    private static Part<RuleCount> Rules(Ec2Instance instance, RuleCounts counts) => counts.Of(instance.SecurityGroupIds) is { } sum
        ? sum
        : new Gap(GapReason.Failed, "ec2:DescribeSecurityGroups", $"A security group of {instance.Id} is not in the list of groups");
}
