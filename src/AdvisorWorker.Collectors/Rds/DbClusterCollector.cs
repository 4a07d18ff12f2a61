using System.Collections.Immutable;
using Amazon.RDS;
using DbCluster = AdvisorWorker.Resources.Rds.DbCluster;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>All DB clusters of a Region, those of Neptune and DocumentDB among them.</summary>
public sealed class DbClusterCollector : ICollector<DbCluster>
{
    public ImmutableArray<string> Operations => ["rds:DescribeDBClusters"];

    public IAsyncEnumerable<IReadOnlyList<DbCluster>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonRDSClient>().Paginators.DescribeDBClusters(new() { MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<DbCluster> (page) => [.. Answer.Required(page.DBClusters).Select(cluster => Read(cluster, context.Scope.Region))]);

    private static DbCluster Read(Amazon.RDS.Model.DBCluster cluster, string region) =>
        new(Answer.Required(cluster.DBClusterIdentifier), region, Answer.Required(cluster.Engine))
        {
            IsMultiAz = cluster.MultiAZ,
            DeletionProtection = cluster.DeletionProtection,
            BacktrackWindow = TimeSpan.FromSeconds(cluster.BacktrackWindow ?? 0),
            Tags = RdsTags.Read(cluster.TagList),
        };
}
