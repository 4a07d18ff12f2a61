using System.Collections.Immutable;
using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class ElbListenerSecurityTests
{
    private const string Recommended = "ELBSecurityPolicy-TLS-1-2-2017-01";

    [Fact]
    public void Without_a_secure_listener_it_is_red_whatever_the_policies() =>
        Assert.Equal(CheckStatus.Error, Judge(new(), new SecureListener(SomeBalancer.Classic, null) { Policies = SomeBalancer.Denied }).Status);

    [Fact]
    public void The_recommended_policy_is_green() =>
        Assert.Same(Verdict.Ok, Judge(new(), With(new SslPolicy("mine", Recommended, ["Protocol-TLSv1.2", "AES128-SHA256"]))));

    [Fact]
    public void A_predefined_policy_can_be_used_by_its_own_name() => Assert.Same(Verdict.Ok, Judge(new(), With(new SslPolicy(Recommended, null, []))));

    [Theory]
    [InlineData("DES-CBC3-SHA")]
    [InlineData("ECDHE-RSA-RC4-SHA")]
    [InlineData("Protocol-SSLv3")]
    [InlineData("Protocol-TLSv1")]
    [InlineData("Protocol-TLSv1.1")]
    public void A_weak_cipher_or_protocol_is_yellow_and_named(string allowed)
    {
        var verdict = Judge(new(), With(new SslPolicy("mine", null, ["Protocol-TLSv1.2", "AES128-SHA256", allowed])));

        Assert.Equal((CheckStatus.Warning, $"Allows {allowed}"), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void A_strong_custom_policy_is_yellow_because_it_is_not_the_recommended_one() =>
        Assert.Equal("mine is not a recommended policy", Judge(new(), With(new SslPolicy("mine", null, ["Protocol-TLSv1.2", "AES128-SHA256"]))).Reason);

    [Fact]
    public void Another_predefined_policy_is_yellow_and_named() => Assert.Equal(
        "ELBSecurityPolicy-2016-08 is not a recommended policy",
        Judge(new() { WeakProtocols = [] }, With(new SslPolicy("mine", "ELBSecurityPolicy-2016-08", ["Protocol-TLSv1"]))).Reason);

    [Fact]
    public void A_listener_without_a_policy_is_yellow() => Assert.Equal("No security policy", Judge(new(), With()).Reason);

    [Fact]
    public void Unreadable_policies_are_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(new(), With() with { Policies = SomeBalancer.Denied }).Status);

    [Fact]
    public void All_three_lists_are_settings()
    {
        Assert.Same(Verdict.Ok, Judge(new() { RecommendedPolicies = ["mine"] }, With(new SslPolicy("mine", null, ["AES128-SHA256"]))));

        var listener = With(new SslPolicy("mine", Recommended, ["Protocol-TLSv1.2", "AES128-SHA256", "RC4-SHA"]));
        Assert.Equal("Allows AES128-SHA256", Judge(new() { WeakCiphers = ["AES128-SHA"] }, listener).Reason);
        Assert.Equal("Allows Protocol-TLSv1.2, RC4-SHA", Judge(new() { WeakProtocols = ["TLSv1.2"] }, listener).Reason);
    }

    [Fact]
    public void Each_secure_listener_is_a_row_and_so_is_having_none()
    {
        var rows = new SecureListeners();
        rows.Add(SomeBalancer.Classic with { Id = "both", Listeners = [new("HTTPS", 443, []), new("HTTP", 80, []), new("SSL", 8443, [])] });
        rows.Add(SomeBalancer.Classic with { Id = "plain", Listeners = [new("HTTP", 80, []), new("TCP", 25, [])] });

        Assert.Equal(
            [("both", "443"), ("both", "8443"), ("plain", null)],
            rows.Finish(new("123456789012", "eu-west-1"), null).Select(row => (row.Id, row.ItemKey)));
    }

    private static SecureListener With(params SslPolicy[] policies) =>
        new(SomeBalancer.Classic, new("HTTPS", 443, [])) { Policies = policies.ToImmutableArray() };

    private static Verdict Judge(ElbListenerSecurity.Settings settings, SecureListener row) => new ElbListenerSecurity(settings).Evaluate(row, default);
}
