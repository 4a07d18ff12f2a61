using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many Elastic IP addresses the account has in one Region, associated or not.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Vpc">Those for use in a VPC.</param>
/// <param name="Classic">Those of EC2-Classic.</param>
public sealed record ElasticIpCount(string Region, Part<double> Vpc, Part<double> Classic) : Resource(Region, Region)
{
    /// <summary>Declares <see cref="AccountAttributes"/>.</summary>
    public static PartKey<ElasticIpCount> AccountAttributesPart { get; } = new(nameof(AccountAttributes), (count, gap) => count with { AccountAttributes = gap });

    /// <summary>EC2's attributes of the account, such as <c>vpc-max-elastic-ips</c>, that are numbers.</summary>
    public Part<IReadOnlyDictionary<string, double>> AccountAttributes { get; init; }

    /// <summary>EC2-VPC Elastic IP addresses.</summary>
    public Part<LimitUsage> VpcUsage => LimitUsage.Of(Attribute("vpc-max-elastic-ips"), Vpc);

    /// <summary>EC2-Classic Elastic IP addresses.</summary>
    public Part<LimitUsage> ClassicUsage => LimitUsage.Of(Attribute("max-elastic-ips"), Classic);

    private Part<double> Attribute(string name) =>
        !AccountAttributes.TryRead(out var attributes, out var gap) ? gap
        : attributes.TryGetValue(name, out var value) ? value
        : new Gap(GapReason.NotOffered, "ec2:DescribeAccountAttributes", $"EC2 names no attribute {name} in this Region");
}

/// <summary>Counts Elastic IP addresses.</summary>
public sealed class ElasticIpCounter : Derivation<ElasticIp, ElasticIpCount>
{
    private int vpc;
    private int classic;

    /// <inheritdoc/>
    public override void Add(ElasticIp input)
    {
        vpc += input.Domain == "vpc" ? 1 : 0;
        classic += input.Domain == "vpc" ? 0 : 1;
    }

    /// <inheritdoc/>
    public override IEnumerable<ElasticIpCount> Finish(AwsScope scope, Gap? gap) =>
        [gap is null ? new(scope.Region, vpc, classic) : new(scope.Region, gap, gap)];
}
