using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Rds;

/// <summary>
/// What fails over as one: a DB instance with its standby, or all members of a cluster. The members' own Multi-AZ flag says
/// nothing, for in a cluster each member is a standby of the others.
/// </summary>
/// <param name="Id">The identifier of the instance or of the cluster.</param>
/// <param name="Region">Its Region.</param>
/// <param name="DeploymentArn">Its ARN, for columns.</param>
/// <param name="IsCluster">A cluster.</param>
/// <param name="Members">The instance, or the members known of the cluster: one at least.</param>
/// <param name="IsWhole">All members were read.</param>
public sealed record DbDeployment(string Id, string Region, string DeploymentArn, bool IsCluster, ImmutableArray<DbInstance> Members, bool IsWhole)
    : Resource(Id, Region)
{
    /// <summary>Its engine.</summary>
    public string Engine => Members[0].Engine;

    /// <summary>Its VPC.</summary>
    public string? VpcId => Members[0].VpcId;

    /// <summary>A read replica outside a cluster.</summary>
    public bool IsReplica => !IsCluster && Members[0].ReplicaOf is not null;

    /// <summary>The zones known of its members, sorted. A standby's zone is not among them.</summary>
    public ImmutableArray<string> Zones =>
        [.. Members.Select(member => member.Zone).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>All members were read and have a zone: no other zones can turn up.</summary>
    public bool KnowsAllZones => IsWhole && Members.All(member => member.Zone is not null);

    /// <summary>An instance with a standby, or a cluster with members in two zones; null where that is not known.</summary>
    public bool? IsMultiAz => !IsCluster ? Members[0].IsMultiAz
        : Zones.Length > 1 ? true
        : KnowsAllZones ? false
        : null;

    /// <summary>Instances and clusters may have the same identifier.</summary>
    public override string? ItemKey => IsCluster ? "cluster" : null;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => DeploymentArn;
}

/// <summary>Groups DB instances by what fails over as one.</summary>
public sealed class DbDeployments : Derivation<DbInstance, DbDeployment>
{
    private readonly List<DbInstance> standalone = [];
    private readonly Dictionary<string, ImmutableArray<DbInstance>.Builder> clusters = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(DbInstance input)
    {
        if (input.ClusterId is null)
        {
            standalone.Add(input);
            return;
        }

        if (!clusters.TryGetValue(input.ClusterId, out var members))
        {
            clusters[input.ClusterId] = members = ImmutableArray.CreateBuilder<DbInstance>();
        }

        members.Add(input);
    }

    /// <inheritdoc/>
    public override IEnumerable<DbDeployment> Finish(AwsScope scope, Gap? gap) =>
        standalone.Select(instance => new DbDeployment(instance.Id, instance.Region, instance.InstanceArn, false, [instance], true) { Tags = instance.Tags })
            .Concat(clusters.Select(cluster => Cluster(cluster.Key, cluster.Value.ToImmutable(), scope, gap is null)));

    private static DbDeployment Cluster(string id, ImmutableArray<DbInstance> members, AwsScope scope, bool isWhole) =>
        new(id, scope.Region, $"arn:{scope.Partition}:rds:{scope.Region}:{scope.Account}:cluster:{id}", true, members, isWhole);
}
