using System.Collections.Immutable;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using AutoScalingGroup = AdvisorWorker.Resources.AutoScaling.AutoScalingGroup;

namespace AdvisorWorker.Collectors.AutoScaling;

/// <summary>All Auto Scaling groups of a Region.</summary>
public sealed class AutoScalingGroupCollector : ICollector<AutoScalingGroup>
{
    public ImmutableArray<string> Operations => ["autoscaling:DescribeAutoScalingGroups"];

    public IAsyncEnumerable<IReadOnlyList<AutoScalingGroup>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonAutoScalingClient>().Paginators.DescribeAutoScalingGroups(new() { MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<AutoScalingGroup> (page) => [.. Answer.Required(page.AutoScalingGroups).Select(group => Read(group, context.Scope.Region))]);

    private static AutoScalingGroup Read(Amazon.AutoScaling.Model.AutoScalingGroup group, string region) => new(
        Answer.Required(group.AutoScalingGroupName),
        region,
        Answer.Required(group.AutoScalingGroupARN),
        [.. Answer.Required(group.AvailabilityZones)],
        [.. Answer.Required(group.HealthCheckType).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        [.. (group.LoadBalancerNames ?? []).Union(Sources(group, "elb"), StringComparer.Ordinal)],
        [.. (group.TargetGroupARNs ?? []).Union(Sources(group, "elbv2"), StringComparer.Ordinal)],
        group.LaunchTemplate is not null || group.MixedInstancesPolicy?.LaunchTemplate is not null,
        group.MixedInstancesPolicy is not null,
        group.CapacityRebalance == true) { Tags = ResourceTags.Of(group.Tags, tag => tag.Key, tag => tag.Value) };

    private static IEnumerable<string> Sources(Amazon.AutoScaling.Model.AutoScalingGroup group, string type) =>
        (group.TrafficSources ?? []).Where(source => source.Type == type).Select(source => Answer.Required(source.Identifier));
}
