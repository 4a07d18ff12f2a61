using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>Counts what was bought of Reserved Instances in a Region in the current month.</summary>
public sealed class ReservedInstancesOfTheMonth : IPart<ReservedInstancePurchases>
{
    public PartKey<ReservedInstancePurchases> Key => ReservedInstancePurchases.InstancesPart;

    public ImmutableArray<string> Operations => ["ec2:DescribeReservedInstances"];

    public async ValueTask<IReadOnlyList<ReservedInstancePurchases>> LoadAsync(
        IReadOnlyList<ReservedInstancePurchases> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeReservedInstancesAsync(new(), cancellationToken);
        var most = Answer.Required(answer.ReservedInstances)
            .Where(reservation => WasBoughtIn(context.At.Today, reservation))
            .GroupBy(reservation => reservation.AvailabilityZone)
            .Select(place => place.Sum(reservation => Answer.Required(reservation.InstanceCount)))
            .DefaultIfEmpty()
            .Max();
        return [batch.Single() with { Instances = most }];
    }

    // A failed payment buys nothing, and what is queued for a later day is bought on that day.
    private static bool WasBoughtIn(DateOnly month, ReservedInstances reservation)
    {
        var start = Answer.Required(reservation.Start).ToUniversalTime();
        return Answer.Required(reservation.State?.Value) is "active" or "payment-pending" or "retired"
            && (start.Year, start.Month) == (month.Year, month.Month);
    }
}
