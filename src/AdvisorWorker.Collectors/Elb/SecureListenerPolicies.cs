using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;
using Amazon.ElasticLoadBalancing;
using Amazon.ElasticLoadBalancing.Model;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>The TLS negotiation policies of a listener, out of one call for all listeners of its load balancer.</summary>
public sealed class SecureListenerPolicies : IPart<SecureListener>
{
    private const string Operation = "elasticloadbalancing:DescribeLoadBalancerPolicies";
    private const string PredefinedPrefix = "ELBSecurityPolicy-";

    public PartKey<SecureListener> Key => SecureListener.PoliciesPart;

    public ImmutableArray<string> Operations => [Operation];

    public async ValueTask<IReadOnlyList<SecureListener>> LoadAsync(
        IReadOnlyList<SecureListener> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var row = batch.Single();
        if (row.Listener is not { PolicyNames: { IsEmpty: false } names })
        {
            return [row with { Policies = ImmutableArray<SslPolicy>.Empty }];
        }

        var policies = await context.OnceAsync(
            $"{Operation}/{row.Region}/{row.LoadBalancer.Id}", token => AskAsync(context, row.LoadBalancer.Id, token), cancellationToken);
        ImmutableArray<SslPolicy> used = [.. names.Select(name => Find(policies, name)).OfType<SslPolicy>()];
        return [row with { Policies = used }];
    }

    // Null for a policy of another type, such as stickiness.
    private static SslPolicy? Find(IReadOnlyList<PolicyDescription> policies, string name) =>
        policies.FirstOrDefault(policy => policy.PolicyName == name) is { } found ? (IsTls(found) ? Read(found) : null)
            : name.StartsWith(PredefinedPrefix, StringComparison.Ordinal) ? new(name, name, [])
            : throw new UnavailableException(new(GapReason.Failed, Operation, $"The answer lacks policy {name}"));

    private static async Task<IReadOnlyList<PolicyDescription>> AskAsync(CollectContext context, string name, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonElasticLoadBalancingClient>()
            .DescribeLoadBalancerPoliciesAsync(new() { LoadBalancerName = name }, cancellationToken);
        return Answer.Required(answer.PolicyDescriptions);
    }

    private static bool IsTls(PolicyDescription policy) => Answer.Required(policy.PolicyTypeName) == "SSLNegotiationPolicyType";

    private static SslPolicy Read(PolicyDescription policy)
    {
        var attributes = Answer.Required(policy.PolicyAttributeDescriptions);
        return new(
            policy.PolicyName!,
            attributes.FirstOrDefault(attribute => attribute.AttributeName == "Reference-Security-Policy")?.AttributeValue
                ?? (policy.PolicyName!.StartsWith(PredefinedPrefix, StringComparison.Ordinal) ? policy.PolicyName : null),
            [.. attributes.Where(IsAllowed).Select(attribute => attribute.AttributeName!)]);
    }

    private static bool IsAllowed(PolicyAttributeDescription attribute) =>
        attribute.AttributeValue == "true" && attribute.AttributeName is not (null or "Server-Defined-Cipher-Order");
}
