using System.Collections.Immutable;
using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class VpnTunnelRedundancyTests
{
    [Theory]
    [InlineData(CheckStatus.Ok, "UP", "UP")]
    [InlineData(CheckStatus.Warning, "UP", "DOWN")]
    [InlineData(CheckStatus.Warning, "DOWN", "DOWN")]
    [InlineData(CheckStatus.Warning)]
    public void A_connection_needs_two_tunnels_that_are_up(CheckStatus expected, params string[] tunnels) =>
        Assert.Equal(expected, Judge("available", [.. tunnels]).Status);

    [Theory]
    [InlineData("pending")]
    [InlineData("deleting")]
    [InlineData("deleted")]
    public void A_connection_that_is_being_made_or_deleted_is_left_out(string state) => Assert.Same(Verdict.Skip, Judge(state, ["DOWN", "DOWN"]));

    [Fact]
    public void Without_telemetry_nothing_is_claimed() => Assert.Equal(CheckStatus.NotAvailable, Judge("available", null).Status);

    private static Verdict Judge(string state, ImmutableArray<string>? tunnels) =>
        new VpnTunnelRedundancy().Evaluate(new("vpn-1", "eu-west-1", state, "vgw-1", null, "cgw-1", tunnels), default);
}
