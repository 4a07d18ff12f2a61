using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>The Region's block public access for snapshots; asked only where a public snapshot exists.</summary>
public sealed class PublicSnapshotBlock : IPart<PublicSnapshot>
{
    public PartKey<PublicSnapshot> Key => PublicSnapshot.BlockPublicAccessPart;

    public ImmutableArray<string> Operations => ["ec2:GetSnapshotBlockPublicAccessState"];

    public int BatchSize => 1000;

    public async ValueTask<IReadOnlyList<PublicSnapshot>> LoadAsync(
        IReadOnlyList<PublicSnapshot> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var state = await context.OnceAsync(
            $"ec2:GetSnapshotBlockPublicAccessState/{context.Scope.Region}", token => AskAsync(context, token), cancellationToken);
        return [.. batch.Select(snapshot => snapshot with { BlockPublicAccess = state })];
    }

    private static async Task<string> AskAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().GetSnapshotBlockPublicAccessStateAsync(new(), cancellationToken);
        return Answer.Required(answer.State?.Value);
    }
}
