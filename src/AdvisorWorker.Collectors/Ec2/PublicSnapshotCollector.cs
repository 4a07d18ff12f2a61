using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>The account's snapshots of a Region that everybody may restore: one listing, and no call per snapshot.</summary>
public sealed class PublicSnapshotCollector : ICollector<PublicSnapshot>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeSnapshots"];

    public IAsyncEnumerable<IReadOnlyList<PublicSnapshot>> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var request = new DescribeSnapshotsRequest { OwnerIds = ["self"], RestorableByUserIds = ["all"], MaxResults = 1000 };
        return context.Client<AmazonEC2Client>().Paginators.DescribeSnapshots(request).Responses
            .Select(IReadOnlyList<PublicSnapshot> (page) =>
            [
                .. Answer.Required(page.Snapshots)
                    .Where(snapshot => EbsSnapshotCollector.IsOwn(snapshot, context.Scope))
                    .Select(snapshot => Read(snapshot, context.Scope.Region)),
            ]);
    }

    private static PublicSnapshot Read(Snapshot snapshot, string region) =>
        new(Answer.Required(snapshot.SnapshotId), region, snapshot.VolumeId, snapshot.Description) { Tags = Ec2Tags.Read(snapshot.Tags) };
}
