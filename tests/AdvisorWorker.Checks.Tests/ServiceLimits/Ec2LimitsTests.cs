using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class Ec2LimitsTests
{
    private const string StandardQuota = "L-1216C47A";

    private static readonly Ec2Limits Family = new(new());
    private static readonly AwsScope Scope = new("123456789012", "eu-west-1");

    [Theory]
    [InlineData("m7g.large", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances")]
    [InlineData("t3.micro", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances")]
    [InlineData("im4gn.large", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances")]
    [InlineData("i7ie.large", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances")]
    [InlineData("dl1.24xlarge", "Running On-Demand DL instances")]
    [InlineData("f2.6xlarge", "Running On-Demand F instances")]
    [InlineData("g6.xlarge", "Running On-Demand G and VT instances")]
    [InlineData("gr6.4xlarge", "Running On-Demand G and VT instances")]
    [InlineData("vt1.3xlarge", "Running On-Demand G and VT instances")]
    [InlineData("u-6tb1.metal", "Running On-Demand High Memory instances")]
    [InlineData("u7i-12tb.224xlarge", "Running On-Demand High Memory instances")]
    [InlineData("hpc7g.16xlarge", "Running On-Demand HPC instances")]
    [InlineData("inf2.xlarge", "Running On-Demand Inf instances")]
    [InlineData("p5.48xlarge", "Running On-Demand P instances")]
    [InlineData("trn1.2xlarge", "Running On-Demand Trn instances")]
    [InlineData("x2gd.medium", "Running On-Demand X instances")]
    [InlineData("q9.large", "Running On-Demand q instances")] // a family of tomorrow
    public void A_type_counts_in_the_group_of_its_family(string type, string quota) => Assert.Equal(quota, InstanceFamilyGroup.Of(type)?.QuotaName);

    [Fact]
    public void Mac_runs_on_Dedicated_Hosts_and_has_no_vCPU_quota() => Assert.Null(InstanceFamilyGroup.Of("mac2-m2.metal"));

    [Fact]
    public void Running_On_Demand_Instances_count_with_their_vCPUs_and_others_do_not()
    {
        var groups = Sum(
            Instance("m7g.large", 2),
            Instance("c7g.4xlarge", 16),
            Instance("t3.micro", 2) with { State = "stopped" },
            Instance("t3.micro", 2) with { State = "pending" },
            Instance("t3.micro", 2) with { IsSpot = true },
            Instance("t3.micro", 2) with { IsCapacityBlock = true },
            Instance("t3.micro", 2) with { Tenancy = "host" },
            Instance("t3.micro", 2) with { Tenancy = "dedicated" });

        Assert.Equal(
            "On-Demand instances - Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances: 20 of 25 in use",
            Judge(groups.Single() with { Quotas = Limits.Quota(StandardQuota, 25) }).Reason);
    }

    [Theory]
    [InlineData(20, 26, CheckStatus.Ok)]
    [InlineData(20, 25, CheckStatus.Warning)]
    [InlineData(20, 20, CheckStatus.Error)]
    [InlineData(20, 0, CheckStatus.Error)]
    [InlineData(0, 0, CheckStatus.Ok)]
    public void A_group_is_graded_by_the_share_in_use(int vcpus, double quota, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Sum(Instance("m7g.large", vcpus)).Single() with { Quotas = Limits.Quota(StandardQuota, quota) }).Status);

    [Fact]
    public void Each_group_in_use_is_a_row_and_the_standard_one_always()
    {
        var groups = Sum(Instance("p5.48xlarge", 192), Instance("g6.xlarge", 4), Instance("vt1.3xlarge", 12));

        Assert.Equal(
            [
                "Running On-Demand G and VT instances",
                "Running On-Demand P instances",
                "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
            ],
            groups.Select(group => group.ItemKey).Order(StringComparer.Ordinal));
        Assert.Equal(16, groups.Single(group => group.ItemKey.Contains("VT", StringComparison.Ordinal)).StatedVcpus.OrDefault());
    }

    [Fact]
    public void Instances_that_do_not_state_their_vCPUs_count_with_those_of_their_type()
    {
        var group = Sum(Instance("m7g.large", 2), Instance("m7g.large", null), Instance("c7g.large", null), Instance("c7g.large", null)).Single();

        Assert.Equal(1, group.Unstated["m7g.large"]);
        Assert.Equal(2, group.Unstated["c7g.large"]);
        Assert.Equal(CheckStatus.Warning, Judge(group with { Quotas = Limits.Quota(StandardQuota, 10), UnstatedVcpus = 6 }).Status);
    }

    [Fact]
    public void A_type_that_could_not_be_read_spoils_its_own_group_only()
    {
        var groups = Sum(Instance("p5.48xlarge", null), Instance("m7g.large", 2));

        Assert.Equal(Limits.Denied, Judge(groups[1] with { Quotas = Limits.Quota("Running On-Demand P instances", 200), UnstatedVcpus = Limits.Denied }).Gap);
        Assert.Equal(CheckStatus.Ok, Judge(groups[0] with { Quotas = Limits.Quota(StandardQuota, 200) }).Status);
    }

    [Fact]
    public void Instances_that_are_not_all_read_give_no_verdict() => Assert.Equal(
        Limits.Denied,
        Judge(new OnDemandVcpuSum().Finish(Scope, Limits.Denied).Single() with { UnstatedVcpus = 0, Quotas = Limits.Quota(StandardQuota, 5) }).Gap);

    [Fact]
    public void Quotas_that_are_not_read_give_no_verdict() => Assert.Equal(Limits.Denied, Judge(Sum().Single() with { Quotas = Limits.Denied }).Gap);

    [Theory]
    [InlineData(3, CheckStatus.Ok)]
    [InlineData(4, CheckStatus.Warning)]
    [InlineData(5, CheckStatus.Error)]
    public void Addresses_are_held_against_the_account_attribute(int addresses, CheckStatus expected) =>
        Assert.Equal(expected, Family.Judge("ec2-vpc-elastic-ips-limit", Count(addresses, "vpc") with { AccountAttributes = Attributes("vpc-max-elastic-ips") }).Status);

    [Fact]
    public void Addresses_of_EC2_Classic_have_a_limit_of_their_own()
    {
        Assert.Equal(CheckStatus.Error, Classic(Count(5, "standard"), "max-elastic-ips").Status);
        Assert.Equal(CheckStatus.Ok, Classic(Count(5, "vpc"), "max-elastic-ips").Status);
    }

    [Fact]
    public void Where_EC2_no_longer_names_a_Classic_limit_there_is_no_verdict_and_no_failure()
    {
        var verdict = Classic(Count(5, "vpc"), "vpc-max-elastic-ips");

        Assert.Equal(CheckStatus.NotAvailable, verdict.Status);
        Assert.False(verdict.Gap!.IsFailure);
    }

    [Fact]
    public void Addresses_or_attributes_that_are_not_read_give_no_verdict()
    {
        var unread = new ElasticIpCounter().Finish(Scope, Limits.Denied).Single() with { AccountAttributes = Attributes("vpc-max-elastic-ips") };

        Assert.Equal(Limits.Denied, Family.Judge("ec2-vpc-elastic-ips-limit", unread).Gap);
        Assert.Equal(Limits.Denied, Family.Judge("ec2-vpc-elastic-ips-limit", Count(1, "vpc") with { AccountAttributes = Limits.Denied }).Gap);
    }

    private static Verdict Judge(OnDemandVcpus vcpus) => Family.Judge("ec2-on-demand-instances-limit", vcpus);

    private static Verdict Classic(ElasticIpCount count, string attribute) =>
        Family.Judge("ec2-classic-elastic-ips-limit", count with { AccountAttributes = Attributes(attribute) });

    private static Part<IReadOnlyDictionary<string, double>> Attributes(string name) =>
        Part<IReadOnlyDictionary<string, double>>.Of(new Dictionary<string, double> { [name] = 5 });

    private static ElasticIpCount Count(int addresses, string domain)
    {
        var counter = new ElasticIpCounter();
        for (var i = 0; i < addresses; i++)
        {
            counter.Add(new($"eipalloc-{i}", "eu-west-1", $"192.0.2.{i}", domain, null, null, null));
        }

        return counter.Finish(Scope, null).Single();
    }

    private static List<OnDemandVcpus> Sum(params Ec2Instance[] instances)
    {
        var sum = new OnDemandVcpuSum();
        Array.ForEach(instances, sum.Add);
        return [.. sum.Finish(Scope, null).Select(group => group with { UnstatedVcpus = 0 })];
    }

    private static Ec2Instance Instance(string type, int? vcpus) =>
        new("i-1", "eu-west-1", "eu-west-1a", type, "running", false, "Linux/UNIX", "default", "vpc-1", [], null, false) { Vcpus = vcpus };
}
