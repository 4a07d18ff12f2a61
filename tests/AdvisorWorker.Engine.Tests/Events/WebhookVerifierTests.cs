using System.Text;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Events;

public sealed class WebhookVerifierTests
{
    private const string Secret = "correct horse battery staple";

    private static readonly byte[] Body = """{"specversion":"1.0"}"""u8.ToArray();

    private static readonly TimeProvider Clock = new StandingTime();

    [Fact]
    public void A_signature_is_what_anybody_can_compute_from_its_description() =>
        // printf '1795327200.{"specversion":"1.0"}' | openssl dgst -sha256 -hmac 'correct horse battery staple'
        Assert.Equal("t=1795327200,v1=a32f04a53a973416a3c1fb4489ae91b89ed478eec4e04cdececad19b39258411", WebhookSignature.Of(Encoding.UTF8.GetBytes(Secret), Some.Instant, Body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    [InlineData(-1_000_000_000, false)]
    public void An_old_request_is_refused(int seconds, bool expected) => Assert.Equal(expected, Verify(Sign(Secret, seconds)));

    [Fact]
    public void A_changed_body_is_refused() => Assert.False(new WebhookVerifier(Clock, Secret).IsGenuine(Sign(Secret), "{}"u8));

    [Fact]
    public void A_changed_time_is_refused() => Assert.False(Verify(Sign(Secret, -400).Replace("t=1795326800", "t=1795327200", StringComparison.Ordinal)));

    [Fact]
    public void While_the_secret_is_changed_both_are_good()
    {
        var both = new WebhookVerifier(Clock, "the new secret", Secret);

        Assert.True(both.IsGenuine(Sign(Secret), Body));
        Assert.True(both.IsGenuine(Sign("the new secret"), Body));
        Assert.False(both.IsGenuine(Sign("neither"), Body));
    }

    [Fact]
    public void Several_signatures_and_unknown_parts_are_read_over() =>
        Assert.True(Verify($"{Sign(Secret).Split(',')[0]}, v1={new string('0', 64)}, v9=new, {Sign(Secret).Split(',')[1]}"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1795327200")]
    [InlineData("v1=00")]
    [InlineData("t=1795327200,v1=")]
    [InlineData("t=1795327200,v1=zz")]
    [InlineData("t=,v1=00")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=9223372036854775807,v1=00")]
    [InlineData("t=1795327200,t=1795327200,v1=00")]
    public void What_is_no_signature_is_refused(string? header) => Assert.False(Verify(header));

    [Fact]
    public void A_header_without_end_is_refused() => Assert.False(Verify(Sign(Secret) + new string(',', 2000)));

    [Fact]
    public void An_empty_secret_is_no_secret() => Assert.Throws<ArgumentException>(() => new WebhookVerifier(Clock, ""));

    private static string Sign(string secret, int seconds = 0) => WebhookSignature.Of(Encoding.UTF8.GetBytes(secret), Some.Instant.AddSeconds(seconds), Body);

    private static bool Verify(string? header) => new WebhookVerifier(Clock, Secret).IsGenuine(header, Body);

    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Some.Instant;
    }
}
