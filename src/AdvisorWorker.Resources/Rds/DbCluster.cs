namespace AdvisorWorker.Resources.Rds;

/// <summary>A DB cluster as the RDS API lists it: Aurora, Multi-AZ, Neptune and DocumentDB. What the answer does not hold is null.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Engine">Such as <c>aurora-mysql</c>.</param>
public sealed record DbCluster(string Id, string Region, string Engine) : Resource(Id, Region)
{
    /// <summary>Has instances in two zones.</summary>
    public required bool? IsMultiAz { get; init; }

    /// <summary>Cannot be deleted before this is switched off.</summary>
    public required bool? DeletionProtection { get; init; }

    /// <summary>How far Aurora MySQL can be wound back; zero where that is off.</summary>
    public required TimeSpan BacktrackWindow { get; init; }

    /// <summary>The gap for a member that the answer did not hold.</summary>
    /// <param name="member">Its name in the API, such as <c>MultiAZ</c>.</param>
    public static Gap Lacks(string member) => new(GapReason.Failed, "rds:DescribeDBClusters", $"The answer lacks {member}");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:rds:{Region}:{scope.Account}:cluster:{Id}";
}
