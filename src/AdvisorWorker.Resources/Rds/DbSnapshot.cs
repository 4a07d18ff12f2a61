using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Rds;

/// <summary>A manual snapshot of a DB instance or of a cluster. Only manual snapshots can be shared.</summary>
/// <param name="Id">The snapshot's identifier.</param>
/// <param name="Region">Its Region.</param>
/// <param name="SourceId">The DB instance or cluster it was taken of.</param>
/// <param name="IsOfCluster">Taken of a cluster.</param>
/// <param name="Engine">The engine, Neptune's and DocumentDB's among them.</param>
public sealed record DbSnapshot(string Id, string Region, string SourceId, bool IsOfCluster, string Engine) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="RestorableBy"/>.</summary>
    public static PartKey<DbSnapshot> RestorableByPart { get; } = new(nameof(RestorableBy), (snapshot, gap) => snapshot with { RestorableBy = gap });

    /// <summary>Account ids that may restore it; <c>all</c> is everybody.</summary>
    public Part<ImmutableArray<string>> RestorableBy { get; init; }

    /// <summary>Both kinds may have the same identifier.</summary>
    public override string? ItemKey => IsOfCluster ? "cluster-snapshot" : null;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:rds:{Region}:{scope.Account}:{(IsOfCluster ? "cluster-snapshot" : "snapshot")}:{Id}";
}
