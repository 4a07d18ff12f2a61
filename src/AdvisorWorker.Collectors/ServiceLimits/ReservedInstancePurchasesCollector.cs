using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>The Region as one that Reserved Instances are bought for. It calls nothing: what was bought is a part, needed only where a limit is set.</summary>
public sealed class ReservedInstancePurchasesCollector : ICollector<ReservedInstancePurchases>
{
    public ImmutableArray<string> Operations => [];

    public IAsyncEnumerable<IReadOnlyList<ReservedInstancePurchases>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        new IReadOnlyList<ReservedInstancePurchases>[] { [new(context.Scope.Region)] }.ToAsyncEnumerable();
}
