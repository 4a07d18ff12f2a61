using System.Net;
using AdvisorWorker.Engine.Publish;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>The guard sees the address that a name led to, so what a name server answers later changes nothing.</summary>
public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void A_name_that_leads_to_this_machine_is_refused_unless_the_URL_says_so(string address)
    {
        Assert.Contains("loopback", Judge(address), StringComparison.Ordinal);
        Assert.Null(Judge(address, loopback: true));
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    public void A_name_of_this_machine_leads_nowhere_else(string address) => Assert.NotNull(Judge(address, loopback: true));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::a9fe:a9fe")]
    [InlineData("fe80::1%1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("::")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    public void Metadata_and_what_is_no_host_is_refused(string address) => Assert.NotNull(Judge(address));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.1.2.3")]
    public void A_private_network_is_allowed_unless_asked_otherwise(string address)
    {
        Assert.Null(Judge(address));
        Assert.NotNull(Judge(address, publicOnly: true));
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("64:ff9b::cb00:7107")]
    public void Anybody_else_is_allowed(string address) => Assert.Null(Judge(address, publicOnly: true));

    private static string? Judge(string address, bool loopback = false, bool publicOnly = false) => new AddressGuard(loopback, publicOnly).Refusal(IPAddress.Parse(address));
}
