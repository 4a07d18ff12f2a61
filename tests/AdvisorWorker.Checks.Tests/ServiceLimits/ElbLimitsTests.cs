using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Elb;
using AdvisorWorker.Resources.ElbV2;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class ElbLimitsTests
{
    private static readonly ElbLimits Family = new(new());
    private static readonly AwsScope Scope = new("123456789012", "eu-west-1");

    [Fact]
    public void Application_and_network_load_balancers_count_apart_and_gateway_ones_in_neither()
    {
        var count = Count("application", "application", "application", "application", "network", "gateway") with
        {
            Limits = Limit(("application-load-balancers", 5), ("network-load-balancers", 1)),
        };

        Assert.Equal("Active Application Load Balancers: 4 of 5 in use", Family.Judge("elb-application-load-balancers-limit", count).Reason);
        Assert.Equal(CheckStatus.Warning, Family.Judge("elb-application-load-balancers-limit", count).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("elb-network-load-balancers-limit", count).Status);
    }

    [Fact]
    public void Classic_load_balancers_have_a_limit_of_their_own()
    {
        var counter = new ClassicLoadBalancerCounter();
        counter.Add(new("web", "eu-west-1", default, "vpc-1", [], [], [], []));

        var count = counter.Finish(Scope, null).Single() with { Limits = Limit(("classic-load-balancers", 20)) };

        Assert.Equal("Active load balancers: 1 of 20 in use", Family.Judge("elb-classic-load-balancers-limit", count).Reason);
    }

    [Fact]
    public void A_limit_that_the_answer_does_not_name_is_no_verdict() => Assert.Equal(
        CheckStatus.NotAvailable,
        Family.Judge("elb-network-load-balancers-limit", Count("network") with { Limits = Limit(("application-load-balancers", 5)) }).Status);

    [Fact]
    public void Limits_or_load_balancers_that_are_not_read_give_no_verdict()
    {
        var unread = new LoadBalancerCounter().Finish(Scope, Limits.Denied).Single() with { Limits = Limit(("network-load-balancers", 5)) };
        var unreadClassic = new ClassicLoadBalancerCounter().Finish(Scope, Limits.Denied).Single() with { Limits = Limit(("classic-load-balancers", 5)) };

        Assert.Equal(Limits.Denied, Family.Judge("elb-network-load-balancers-limit", unread).Gap);
        Assert.Equal(Limits.Denied, Family.Judge("elb-network-load-balancers-limit", Count("network") with { Limits = Limits.Denied }).Gap);
        Assert.Equal(Limits.Denied, Family.Judge("elb-classic-load-balancers-limit", unreadClassic).Gap);
    }

    private static Part<LoadBalancerLimits> Limit(params (string Name, double Max)[] limits) =>
        new LoadBalancerLimits(limits.ToDictionary(limit => limit.Name, limit => limit.Max));

    private static LoadBalancerCount Count(params string[] types)
    {
        var counter = new LoadBalancerCounter();
        foreach (var type in types)
        {
            counter.Add(new LoadBalancer("arn", "eu-west-1", "web", type, "vpc-1", []));
        }

        return counter.Finish(Scope, null).Single();
    }
}
