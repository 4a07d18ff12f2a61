using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>Counts what was bought of Reserved Instances in a Region in the current month.</summary>
public sealed class ReservedInstancePurchaseCounter : ICollector<ReservedInstancePurchases>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeReservedInstances"];

    public async IAsyncEnumerable<IReadOnlyList<ReservedInstancePurchases>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var region = context.Scope.Region;
        var answer = await context.Client<AmazonEC2Client>().DescribeReservedInstancesAsync(new(), cancellationToken);
        var bought = (answer.ReservedInstances ?? []).Where(reservation => IsOfThisMonth(reservation, context.At.Today)).ToLookup(reservation => reservation.AvailabilityZone);
        yield return
        [
            new(region, null, Instances(bought[null])),
            .. bought.Where(zone => zone.Key is not null).Select(zone => new ReservedInstancePurchases(region, zone.Key, Instances(zone))),
        ];
    }

    // A failed payment buys nothing, and what is queued for a later day is bought on that day.
    private static bool IsOfThisMonth(ReservedInstances reservation, DateOnly today) =>
        Answer.Required(reservation.State?.Value) is "active" or "payment-pending" or "retired"
        && DateOnly.FromDateTime(Answer.Required(reservation.Start).ToUniversalTime()) is var start
        && (start.Year, start.Month) == (today.Year, today.Month);

    private static int Instances(IEnumerable<ReservedInstances> bought) => bought.Sum(reservation => Answer.Required(reservation.InstanceCount));
}
