using System.Net;
using Amazon.EC2;

namespace AdvisorWorker.Sandbox.Tests.Faults;

public sealed class FaultRuleTests(DemoSandbox sandbox)
{
    // Load balancers have the same prefix in both generations; CloudWatch, Service Quotas and S3 Control have none of those that requests are signed for.
    private static readonly Dictionary<string, Func<SandboxServer, HttpRequestMessage>> Requests = new(StringComparer.Ordinal)
    {
        ["ec2:DescribeVolumes"] = server => SignedHttp.Query(server, "ec2", "Action=DescribeVolumes&Version=2016-11-15"),
        ["ec2:DescribeVpcs"] = server => SignedHttp.Query(server, "ec2", "Action=DescribeVpcs&Version=2016-11-15"),
        ["elb"] = server => SignedHttp.Query(server, "elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2012-06-01"),
        ["elbv2"] = server => SignedHttp.Query(server, "elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2015-12-01"),
        ["cloudwatch"] = server => SignedHttp.Query(server, "monitoring", "Action=DescribeAlarms&Version=2010-08-01"),
        ["servicequotas"] = server => SignedHttp.Json(server, "servicequotas", "ServiceQuotasV20190624.ListServiceQuotas", """{"ServiceCode":"ec2"}"""),
        ["s3"] = server => SignedHttp.Get(server, "s3", "/"),
    };

    [Theory]
    [InlineData("ec2:DescribeVolumes", null, "ec2:DescribeVolumes")]
    [InlineData("EC2:describevolumes", null, "ec2:DescribeVolumes")]
    [InlineData("ec2:Describe*", null, "ec2:DescribeVolumes ec2:DescribeVpcs")]
    [InlineData("*:DescribeV?cs", null, "ec2:DescribeVpcs")]
    [InlineData("elasticloadbalancing:DescribeLoadBalancers", null, "elb elbv2")]
    [InlineData("elasticloadbalancing:DescribeLoadBalancers", "elbv2", "elbv2")]
    [InlineData(null, "elasticloadbalancing", "elb elbv2")]
    [InlineData("cloudwatch:*", null, "cloudwatch")]
    [InlineData("servicequotas:*", null, "servicequotas")]
    [InlineData("s3:*", null, "s3")]
    [InlineData("s3control:*", null, "")]
    [InlineData("*", null, "ec2:DescribeVolumes ec2:DescribeVpcs elb elbv2 cloudwatch servicequotas s3")]
    public async Task A_rule_matches_what_it_says_and_nothing_else(string? operation, string? service, string hit) =>
        Assert.Equal(hit, await HitAsync(new FaultRule(FaultKind.ServerError) { Operation = operation, Service = service }));

    [Theory]
    [InlineData("us-east-1", null, true)]
    [InlineData("us-*", null, true)]
    [InlineData("eu-*", null, false)]
    [InlineData(null, "111122223333", true)]
    [InlineData(null, "999999999999", false)]
    public async Task Region_and_account_narrow_a_rule(string? region, string? account, bool isHit) =>
        Assert.Equal(isHit, await HitAsync(new FaultRule(FaultKind.ServerError) { Region = region, Account = account }) is { Length: > 0 });

    [Fact]
    public async Task Rules_of_the_Region_let_another_Region_alone()
    {
        await using var server = await DemoSandbox.StartAsync(
            sandbox.Account, new() { Faults = [new(FaultKind.Throttle) { Region = "eu-west-1" }] });
        var main = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server));
        var other = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server, "eu-west-1"));
        Assert.NotEmpty((await main.DescribeVolumesAsync(new())).Volumes!);
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => other.DescribeVolumesAsync(new()));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults_in_whatever_order_calls_come()
    {
        var inOrder = await FailingAsync(seed: 5, concurrently: false);
        Assert.Equal(inOrder, await FailingAsync(seed: 5, concurrently: false));
        Assert.Equal(inOrder, await FailingAsync(seed: 5, concurrently: true));
        Assert.NotEqual(inOrder, await FailingAsync(seed: 6, concurrently: false));
        Assert.InRange(inOrder.Length, 20, 50);
    }

    [Fact]
    public async Task A_retry_has_another_chance()
    {
        await using var server = await DemoSandbox.StartAsync(
            sandbox.Account, new() { Faults = [new(FaultKind.Throttle) { Probability = 0.5 }], FaultSeed = 1 });
        List<bool> outcomes = [];
        for (var i = 0; i < 20; i++)
        {
            outcomes.Add(await FailsAsync(server, 1));
        }

        Assert.Contains(true, outcomes);
        Assert.Contains(false, outcomes);
    }

    [Fact]
    public async Task Nothing_is_hit_with_a_probability_of_zero() =>
        Assert.Empty(await HitAsync(new FaultRule(FaultKind.ServerError) { Probability = 0 }));

    private async Task<string> HitAsync(FaultRule rule)
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account, new() { Faults = [rule] });
        List<string> hit = [];
        foreach (var (name, make) in Requests)
        {
            using var request = make(server);
            using var answer = await SignedHttp.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.InternalServerError)
            {
                hit.Add(name);
            }
            else
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        return string.Join(' ', hit);
    }

    /// <summary>Which of a hundred calls fail.</summary>
    private async Task<int[]> FailingAsync(int seed, bool concurrently)
    {
        await using var server = await DemoSandbox.StartAsync(
            sandbox.Account, new() { Faults = [new(FaultKind.Throttle) { Probability = 0.33 }], FaultSeed = seed });
        int[] calls = [.. Enumerable.Range(5, 100)];
        var failing = new bool[calls.Length];
        if (concurrently)
        {
            await Task.WhenAll(calls.Reverse().Select(async call => failing[call - 5] = await FailsAsync(server, call)));
        }
        else
        {
            foreach (var call in calls)
            {
                failing[call - 5] = await FailsAsync(server, call);
            }
        }

        return [.. calls.Where(call => failing[call - 5])];
    }

    private static async Task<bool> FailsAsync(SandboxServer server, int size)
    {
        using var request = SignedHttp.Query(server, "ec2", $"Action=DescribeVolumes&Version=2016-11-15&MaxResults={size + 5}");
        using var answer = await SignedHttp.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable;
    }
}
