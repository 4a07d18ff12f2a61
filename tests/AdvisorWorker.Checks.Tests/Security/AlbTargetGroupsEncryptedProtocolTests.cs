using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class AlbTargetGroupsEncryptedProtocolTests
{
    private static readonly TargetGroup Group = new("arn:1", "eu-west-1", "web", "instance", "HTTP", ["arn:2"])
    {
        LoadBalancer = SomeBalancer.OfType("application"),
    };

    [Theory]
    [InlineData("instance", "HTTP", CheckStatus.Warning)]
    [InlineData("ip", "HTTP", CheckStatus.Warning)]
    [InlineData("instance", "HTTPS", CheckStatus.Ok)]
    public void The_protocol_towards_targets_counts(string type, string protocol, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Group with { TargetType = type, Protocol = protocol }).Status);

    [Fact]
    public void Other_targets_and_other_load_balancers_are_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(Group with { TargetType = "lambda", Protocol = null }));
        Assert.Same(Verdict.Skip, Judge(Group with { LoadBalancerArns = [] }));
        Assert.Same(Verdict.Skip, Judge(Group with { LoadBalancer = SomeBalancer.OfType("network") }));
    }

    [Fact]
    public void An_unreadable_load_balancer_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Group with { LoadBalancer = SomeBalancer.Denied }).Status);

    private static Verdict Judge(TargetGroup group) => new AlbTargetGroupsEncryptedProtocol().Evaluate(group, default);
}
