using System.Collections.Immutable;
using AdvisorWorker.Collectors.Elb;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>Access logs, out of the attributes of either kind.</summary>
public sealed class LoggingLoadBalancerAccessLogs : IPart<LoggingLoadBalancer>
{
    public PartKey<LoggingLoadBalancer> Key => LoggingLoadBalancer.AccessLogsPart;

    public ImmutableArray<string> Operations => [Attributes.Operation];

    public async ValueTask<IReadOnlyList<LoggingLoadBalancer>> LoadAsync(
        IReadOnlyList<LoggingLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancer = batch.Single();
        var logs = balancer.IsClassic
            ? await ClassicAsync(context, balancer.Id, cancellationToken)
            : await ApplicationAsync(context, balancer.Id, cancellationToken);
        return [balancer with { AccessLogs = logs }];
    }

    private static async Task<Part<AccessLogs>> ClassicAsync(CollectContext context, string name, CancellationToken cancellationToken)
    {
        var attributes = await ClassicAttributes.ReadAsync(context, name, cancellationToken);
        return new AccessLogs(attributes.AccessLogs, attributes.AccessLogBucket);
    }

    private static async Task<Part<AccessLogs>> ApplicationAsync(CollectContext context, string arn, CancellationToken cancellationToken)
    {
        var attributes = await Attributes.ReadAsync(context, arn, cancellationToken);
        return attributes.IsOn("access_logs.s3.enabled").TryRead(out var enabled, out var gap)
            ? new AccessLogs(enabled, attributes.Values.GetValueOrDefault("access_logs.s3.bucket"))
            : gap;
    }
}
