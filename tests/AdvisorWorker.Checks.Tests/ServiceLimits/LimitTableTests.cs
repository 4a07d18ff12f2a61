using AdvisorWorker.Checks.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

/// <summary>What holds for every row of every family's table.</summary>
public sealed class LimitTableTests
{
    private static readonly LimitLevels Levels = new();

    private static IReadOnlyList<ICheck> All { get; } =
    [
        .. new ICheckFamily[]
        {
            new AutoScalingLimits(Levels), new CloudFormationLimits(Levels), new DynamoDbLimits(Levels), new EbsLimits(Levels), new Ec2Limits(Levels),
            new ElbLimits(Levels), new IamLimits(Levels), new KinesisLimits(Levels), new RdsLimits(Levels), new Route53Limits(Levels), new SesLimits(Levels),
            new VpcLimits(Levels),
        }.SelectMany(family => family.Checks),
        new Ec2ReservedInstanceLeasesLimit(new()),
    ];

    [Fact]
    public void Each_limit_of_the_covered_services_is_there_once()
    {
        Assert.Equal(51, All.Count);
        Assert.Equal(All.Count, All.Select(check => check.About.Id).Distinct().Count());
        Assert.Equal(All.Count, All.Select(check => check.About.TrustedAdvisorId).Distinct().Count());
        Assert.Equal(All.Count, All.Select(check => check.About.Title).Distinct().Count());
    }

    [Fact]
    public void An_abolished_limit_is_not_there() => Assert.DoesNotContain("fH7LL0l7J9", All.Select(check => check.About.TrustedAdvisorId));

    [Fact]
    public void Every_support_plan_has_them_and_sees_the_green_ones() => Assert.All(All, check =>
    {
        Assert.True(check.About.Core);
        Assert.True(check.About.ListsPassing);
        Assert.Equal(Pillar.ServiceLimits, check.About.Pillar);
        Assert.EndsWith("-limit", check.About.Id, StringComparison.Ordinal);
    });

    [Fact]
    public void The_headings_are_those_of_Trusted_Advisor() => Assert.All(All, check =>
        Assert.Equal(["Region", "Service", "Limit Name", "Limit Amount", "Current Usage", "Status"], check.About.Headings));

    [Fact]
    public void Iam_and_Route_53_are_limited_per_account_and_the_rest_per_Region() => Assert.All(All, check =>
        Assert.Equal(
            check.About.Id.StartsWith("iam-", StringComparison.Ordinal) || check.About.Id.StartsWith("route53-", StringComparison.Ordinal)
                ? Granularity.Account
                : Granularity.Region,
            check.About.Granularity));

    [Fact]
    public void A_family_gives_the_same_checks_each_time()
    {
        var family = new RdsLimits(Levels);

        Assert.Equal(family.Checks, family.Checks);
    }
}
