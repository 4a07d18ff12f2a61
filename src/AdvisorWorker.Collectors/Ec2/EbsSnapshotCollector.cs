using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All snapshots of a Region that the account owns.</summary>
public sealed class EbsSnapshotCollector : ICollector<EbsSnapshot>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeSnapshots"];

    // Without an owner the answer holds every public snapshot of AWS: tens of thousands.
    public IAsyncEnumerable<IReadOnlyList<EbsSnapshot>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeSnapshots(new() { OwnerIds = ["self"], MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<EbsSnapshot> (page) =>
            [
                .. Answer.Required(page.Snapshots)
                    .Where(snapshot => IsOwn(snapshot, context.Scope))
                    .Select(snapshot => Read(snapshot, context.Scope.Region)),
            ]);

    /// <summary>Guards against endpoints that overlook the owner: emulators do.</summary>
    internal static bool IsOwn(Snapshot snapshot, AwsScope scope) => snapshot.OwnerId is null || snapshot.OwnerId == scope.Account;

    private static EbsSnapshot Read(Snapshot snapshot, string region) => new(
        Answer.Required(snapshot.SnapshotId),
        region,
        Answer.Required(snapshot.VolumeId),
        Answer.Required(snapshot.State?.Value),
        Answer.Required(snapshot.StartTime).ToUniversalTime(),
        snapshot.VolumeSize ?? 0,
        snapshot.StorageTier?.Value ?? "standard") { Tags = Ec2Tags.Read(snapshot.Tags) };
}
