using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Rds;

/// <summary>
/// What fails over as one: a DB instance with its standby, or all members of a cluster. The members' own Multi-AZ flag says
/// nothing, for in a cluster each member is a standby of the others.
/// </summary>
/// <param name="Id">The identifier of the instance or of the cluster.</param>
/// <param name="Region">Its Region.</param>
/// <param name="IsCluster">A cluster.</param>
/// <param name="Engine">Its engine.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="IsReplica">A read replica.</param>
/// <param name="IsMultiAz">An instance with a standby, or a cluster with members in two zones.</param>
/// <param name="Zones">The zones known, sorted: one for an instance.</param>
public sealed record DbDeployment(
    string Id,
    string Region,
    bool IsCluster,
    string Engine,
    string? VpcId,
    bool IsReplica,
    bool IsMultiAz,
    ImmutableArray<string> Zones) : Resource(Id, Region)
{
    /// <summary>Instances and clusters may have the same identifier.</summary>
    public override string? ItemKey => IsCluster ? "cluster" : null;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:rds:{Region}:{scope.Account}:{(IsCluster ? "cluster" : "db")}:{Id}";
}

/// <summary>Groups DB instances by what fails over as one.</summary>
public sealed class DbDeployments : Derivation<DbInstance, DbDeployment>
{
    private readonly List<DbDeployment> standalone = [];
    private readonly Dictionary<string, List<DbInstance>> members = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(DbInstance input)
    {
        if (input.ClusterId is null)
        {
            standalone.Add(new(input.Id, input.Region, false, input.Engine, input.VpcId, input.ReplicaOf is not null, input.IsMultiAz, Zones([input]))
            {
                Tags = input.Tags,
            });
        }
        else if (members.TryGetValue(input.ClusterId, out var cluster))
        {
            cluster.Add(input);
        }
        else
        {
            members[input.ClusterId] = [input];
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<DbDeployment> Finish(AwsScope scope, Gap? gap) =>
        standalone.Concat(members.Select(Cluster).Where(cluster => cluster.IsMultiAz || (gap is null && AllPlaced(members[cluster.Id]))));

    // A cluster seen in one zone is in one zone only when all its members were read and placed.
    private static bool AllPlaced(List<DbInstance> cluster) => cluster.TrueForAll(member => member.Zone is not null);

    private static DbDeployment Cluster(KeyValuePair<string, List<DbInstance>> group)
    {
        var (id, cluster) = group;
        var zones = Zones(cluster);
        return new(id, cluster[0].Region, true, cluster[0].Engine, cluster[0].VpcId, false, zones.Length > 1, zones);
    }

    private static ImmutableArray<string> Zones(IEnumerable<DbInstance> instances) =>
        [.. instances.Select(instance => instance.Zone).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
