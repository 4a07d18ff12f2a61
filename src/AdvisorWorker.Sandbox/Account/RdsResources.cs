using Amazon.RDS.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>What an account has of RDS and Aurora in one Region.</summary>
public sealed class RdsResources
{
    /// <summary>DB instances, those of clusters among them.</summary>
    public List<DBInstance> Instances { get; } = [];

    /// <summary>Clusters.</summary>
    public List<DBCluster> Clusters { get; } = [];

    /// <summary>Snapshots of instances, and the accounts that may restore them or <c>all</c>.</summary>
    public List<(DBSnapshot Snapshot, List<string> RestorableBy)> Snapshots { get; } = [];

    /// <summary>Snapshots of clusters, and the accounts that may restore them or <c>all</c>.</summary>
    public List<(DBClusterSnapshot Snapshot, List<string> RestorableBy)> ClusterSnapshots { get; } = [];

    /// <summary>Limits and how much of them is used.</summary>
    public List<AccountQuota> Quotas { get; } = [];
}
