using Amazon.ElasticLoadBalancing.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Elastic Load Balancing of the first generation.</summary>
internal sealed class ClassicLoadBalancerAnswers : IAnswers
{
    private static readonly PageRules Pages = new(400, 400, "ValidationError", "ValidationError");

    public void AddTo(AnswerBook book) => book
        .On<DescribeLoadBalancersRequest>(LoadBalancers)
        .On<DescribeLoadBalancerAttributesRequest>(
            (request, call) => new DescribeLoadBalancerAttributesResponse { LoadBalancerAttributes = Find(request.LoadBalancerName, call).Attributes })
        .On<DescribeLoadBalancerPoliciesRequest>(Policies)
        .On<DescribeLoadBalancerPolicyTypesRequest>(PolicyTypes)
        .On<DescribeInstanceHealthRequest>(InstanceHealth)
        .On<DescribeAccountLimitsRequest>(Limits);

    private static AmazonServiceException Missing(string name) => Refusal.Of("LoadBalancerNotFound", $"There is no ACTIVE Load Balancer named '{name}'");

    private static SandboxClassicLoadBalancer Find(string? name, CallContext call) =>
        call.Region.ClassicLoadBalancers.Single(name, balancer => balancer.Description.LoadBalancerName, Missing);

    private static DescribeLoadBalancersResponse LoadBalancers(DescribeLoadBalancersRequest request, CallContext call)
    {
        List<LoadBalancerDescription> all = [.. call.Region.ClassicLoadBalancers.Select(balancer => balancer.Description)];
        var page = call.Page(all.Select(request.LoadBalancerNames, balancer => balancer.LoadBalancerName, Missing), request.PageSize, request.Marker, Pages);
        return new() { LoadBalancerDescriptions = page.Items, NextMarker = page.Next };
    }

    private static DescribeLoadBalancerPoliciesResponse Policies(DescribeLoadBalancerPoliciesRequest request, CallContext call)
    {
        // Without a load balancer AWS answers with its predefined policies, which no account holds.
        IReadOnlyList<PolicyDescription> all = request.LoadBalancerName is null ? [] : Find(request.LoadBalancerName, call).Policies;
        return new()
        {
            PolicyDescriptions = [.. all.Select(
                request.PolicyNames, policy => policy.PolicyName, name => Refusal.Of("PolicyNotFound", $"There is no policy with name {name}"))],
        };
    }

    private static DescribeLoadBalancerPolicyTypesResponse PolicyTypes(DescribeLoadBalancerPolicyTypesRequest request, CallContext call)
    {
        List<PolicyTypeDescription> all = [new()
        {
            PolicyTypeName = "SSLNegotiationPolicyType",
            Description = "Listener policy that defines the ciphers and protocols that will be accepted by the load balancer.",
        }];
        return new()
        {
            PolicyTypeDescriptions = [.. all.Select(
                request.PolicyTypeNames, type => type.PolicyTypeName, name => Refusal.Of("PolicyTypeNotFound", $"There is no policy type with name {name}"))],
        };
    }

    private static DescribeInstanceHealthResponse InstanceHealth(DescribeInstanceHealthRequest request, CallContext call)
    {
        var balancer = Find(request.LoadBalancerName, call);
        var ids = (request.Instances ?? balancer.Description.Instances ?? []).Select(instance => instance.InstanceId!);
        return new()
        {
            InstanceStates = [.. ids.Select(id => balancer.UnhealthyInstances.Contains(id)
                ? new InstanceState
                {
                    InstanceId = id,
                    State = "OutOfService",
                    ReasonCode = "Instance",
                    Description = "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.",
                }
                : new() { InstanceId = id, State = "InService", ReasonCode = "N/A", Description = "N/A" })],
        };
    }

    private static DescribeAccountLimitsResponse Limits(DescribeAccountLimitsRequest request, CallContext call)
    {
        List<Limit> all = [.. call.Region.ClassicLoadBalancerLimits.Select(limit => new Limit { Name = limit.Key, Max = $"{limit.Value}" })];
        var page = call.Page(all, request.PageSize, request.Marker, Pages);
        return new() { Limits = page.Items, NextMarker = page.Next };
    }
}
