using System.Collections.Immutable;
using AdvisorWorker.Resources.Route53;

namespace AdvisorWorker.Collectors.Route53;

/// <summary>The account as Route 53 limits it. It calls nothing: each limit is a part.</summary>
public sealed class Route53AccountLimitsCollector : ICollector<Route53AccountLimits>
{
    public bool AccountWide => true;

    public ImmutableArray<string> Operations => [];

    public IAsyncEnumerable<IReadOnlyList<Route53AccountLimits>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        new IReadOnlyList<Route53AccountLimits>[] { [new()] }.ToAsyncEnumerable();
}
