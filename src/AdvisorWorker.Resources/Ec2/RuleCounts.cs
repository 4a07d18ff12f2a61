namespace AdvisorWorker.Resources.Ec2;

/// <summary>A number of security group rules.</summary>
/// <param name="Inbound">Inbound rules.</param>
/// <param name="Outbound">Outbound rules.</param>
public readonly record struct RuleCount(int Inbound, int Outbound)
{
    /// <summary>Both directions.</summary>
    public int Total => Inbound + Outbound;

    /// <summary>Both counts together.</summary>
    public static RuleCount operator +(RuleCount left, RuleCount right) => new(left.Inbound + right.Inbound, left.Outbound + right.Outbound);
}

/// <summary>An index of one Region: how many rules each security group has.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByGroup">Per group id.</param>
public sealed record RuleCounts(string Region, IReadOnlyDictionary<string, RuleCount> ByGroup) : Resource(Region, Region)
{
    /// <summary>The rules of all these groups together; null where one of them is not in the Region's list.</summary>
    public RuleCount? Of(IEnumerable<string> groupIds)
    {
        var sum = default(RuleCount);
        foreach (var id in groupIds)
        {
            if (!ByGroup.TryGetValue(id, out var count))
            {
                return null;
            }

            sum += count;
        }

        return sum;
    }
}

/// <summary>Builds the index from the Region's security groups.</summary>
public sealed class RuleCountIndex : Derivation<SecurityGroup, RuleCounts>
{
    private readonly Dictionary<string, RuleCount> counts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(SecurityGroup input) => counts[input.Id] = input.Rules;

    /// <inheritdoc/>
    public override IEnumerable<RuleCounts> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, counts)];
}
