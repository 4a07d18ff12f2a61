using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;
using Amazon.ElasticLoadBalancingV2;
using TargetGroup = AdvisorWorker.Resources.ElbV2.TargetGroup;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>The zones of the targets of a group: an address says its own, an instance's is looked up.</summary>
public sealed class TargetGroupTargetZones : IPart<TargetGroup>
{
    public PartKey<TargetGroup> Key => TargetGroup.TargetZonesPart;

    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeTargetHealth"];

    public ImmutableArray<Type> Inputs => [typeof(InstanceZones)];

    public async ValueTask<IReadOnlyList<TargetGroup>> LoadAsync(IReadOnlyList<TargetGroup> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var group = batch.Single();
        if (group.LoadBalancerArns.IsEmpty || group.TargetType is not ("instance" or "ip"))
        {
            return [group with { TargetZones = ImmutableArray<string>.Empty }];
        }

        var zones = context.All<InstanceZones>().Single().ByInstance;
        var answer = await context.Client<AmazonElasticLoadBalancingV2Client>()
            .DescribeTargetHealthAsync(new() { TargetGroupArn = group.Id }, cancellationToken);
        ImmutableArray<string> used =
        [
            .. Answer.Required(answer.TargetHealthDescriptions)
                .Select(description => Answer.Required(description.Target))
                .Select(target => group.TargetType == "ip" ? Answer.Required(target.AvailabilityZone) : zones.GetValueOrDefault(Answer.Required(target.Id)))
                .OfType<string>(),
        ];
        return [group with { TargetZones = used }];
    }
}
