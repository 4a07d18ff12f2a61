using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Elastic Load Balancing of the second generation: Application, Network and Gateway Load Balancers.</summary>
internal sealed class LoadBalancerAnswers : IAnswers
{
    private static readonly PageRules Pages = new(400, 400, "ValidationError", "ValidationError");

    public void AddTo(AnswerBook book) => book
        .On<DescribeLoadBalancersRequest>(LoadBalancers)
        .On<DescribeLoadBalancerAttributesRequest>(Attributes)
        .On<DescribeListenersRequest>(Listeners)
        .On<DescribeTargetGroupsRequest>(TargetGroups)
        .On<DescribeTargetHealthRequest>(TargetHealth)
        .On<DescribeAccountLimitsRequest>(Limits);

    private static AmazonServiceException Missing(string name) => Refusal.Of("LoadBalancerNotFound", $"Load balancers '[{name}]' not found");

    private static AmazonServiceException MissingGroup(string name) => Refusal.Of("TargetGroupNotFound", $"Target groups '[{name}]' not found");

    private static SandboxLoadBalancer Find(string? arn, CallContext call) =>
        call.Region.LoadBalancers.Single(arn, balancer => balancer.LoadBalancer.LoadBalancerArn, Missing);

    private static DescribeLoadBalancersResponse LoadBalancers(DescribeLoadBalancersRequest request, CallContext call)
    {
        List<LoadBalancer> all = [.. call.Region.LoadBalancers.Select(balancer => balancer.LoadBalancer)];
        var selected = all
            .Select(request.LoadBalancerArns, balancer => balancer.LoadBalancerArn, Missing)
            .Select(request.Names, balancer => balancer.LoadBalancerName, Missing);
        var page = call.Page(selected, request.PageSize, request.Marker, Pages);
        return new() { LoadBalancers = page.Items, NextMarker = page.Next };
    }

    private static DescribeLoadBalancerAttributesResponse Attributes(DescribeLoadBalancerAttributesRequest request, CallContext call) => new()
    {
        Attributes = [.. Find(request.LoadBalancerArn, call).Attributes.Select(
            attribute => new LoadBalancerAttribute { Key = attribute.Key, Value = attribute.Value })],
    };

    private static DescribeListenersResponse Listeners(DescribeListenersRequest request, CallContext call)
    {
        List<Listener> all = request.LoadBalancerArn is null
            ? [.. call.Region.LoadBalancers.SelectMany(balancer => balancer.Listeners)]
            : Find(request.LoadBalancerArn, call).Listeners;
        if (request.LoadBalancerArn is null && request.ListenerArns is null or { Count: 0 })
        {
            throw Refusal.Of("ValidationError", "You must specify either listener ARNs or a load balancer ARN");
        }

        var selected = all.Select(
            request.ListenerArns, listener => listener.ListenerArn, arn => Refusal.Of("ListenerNotFound", $"Listeners '[{arn}]' not found"));
        var page = call.Page(selected, request.PageSize, request.Marker, Pages);
        return new() { Listeners = page.Items, NextMarker = page.Next };
    }

    private static DescribeTargetGroupsResponse TargetGroups(DescribeTargetGroupsRequest request, CallContext call)
    {
        List<TargetGroup> all = [.. call.Region.TargetGroups.Select(group => group.Group)];
        var selected = all
            .Select(request.TargetGroupArns, group => group.TargetGroupArn, MissingGroup)
            .Select(request.Names, group => group.TargetGroupName, MissingGroup)
            .Where(group => request.LoadBalancerArn is null || (group.LoadBalancerArns ?? []).Contains(request.LoadBalancerArn));
        var page = call.Page([.. selected], request.PageSize, request.Marker, Pages);
        return new() { TargetGroups = page.Items, NextMarker = page.Next };
    }

    private static DescribeTargetHealthResponse TargetHealth(DescribeTargetHealthRequest request, CallContext call)
    {
        var targets = call.Region.TargetGroups.Single(request.TargetGroupArn, group => group.Group.TargetGroupArn, MissingGroup).Targets;
        var asked = request.Targets?.Select(target => target.Id).ToHashSet();
        return new() { TargetHealthDescriptions = [.. targets.Where(target => asked is null or { Count: 0 } || asked.Contains(target.Target?.Id))] };
    }

    private static DescribeAccountLimitsResponse Limits(DescribeAccountLimitsRequest request, CallContext call)
    {
        List<Limit> all = [.. call.Region.LoadBalancerLimits.Select(limit => new Limit { Name = limit.Key, Max = $"{limit.Value}" })];
        var page = call.Page(all, request.PageSize, request.Marker, Pages);
        return new() { Limits = page.Items, NextMarker = page.Next };
    }
}
