using System.Collections.Immutable;
using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class VpcWithoutFlowLogsTests
{
    private static readonly Vpc Vpc = new("vpc-1", "eu-west-1", false, true);

    [Theory]
    [InlineData(null, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.Ok, "ALL")]
    [InlineData(null, CheckStatus.Ok, "REJECT")]
    [InlineData("REJECT", CheckStatus.Ok, "ACCEPT", "REJECT")]
    [InlineData("REJECT", CheckStatus.Warning, "ACCEPT")]
    [InlineData("REJECT", CheckStatus.Ok, "ALL")]
    public void A_VPC_needs_an_active_flow_log_of_the_wanted_traffic(string? wanted, CheckStatus expected, params string[] types) =>
        Assert.Equal(expected, Judge(Vpc with { FlowLogs = types.ToImmutableArray() }, new() { TrafficType = wanted }).Status);

    [Fact]
    public void A_VPC_of_another_account_is_left_out() =>
        Assert.Same(Verdict.Skip, Judge(Vpc with { IsOwn = false, FlowLogs = ImmutableArray<string>.Empty }));

    [Fact]
    public void Without_the_list_of_flow_logs_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Vpc with { FlowLogs = new Gap(GapReason.AccessDenied) }).Status);

    [Fact]
    public void Only_active_flow_logs_of_the_VPC_itself_count()
    {
        var index = new VpcFlowLogIndex();
        index.Add(new("fl-1", "eu-west-1", "vpc-1", "ACTIVE", "ALL"));
        index.Add(new("fl-2", "eu-west-1", "subnet-1", "ACTIVE", "ALL"));
        index.Add(new("fl-3", "eu-west-1", "vpc-2", "FAILED", "ALL"));
        var logs = index.Finish(new("123456789012", "eu-west-1"), null).Single();

        Assert.Equal(["ALL"], logs.Of("vpc-1"));
        Assert.Empty(logs.Of("vpc-2"));
        Assert.Empty(logs.Of("subnet-1"));
    }

    private static Verdict Judge(Vpc vpc, VpcWithoutFlowLogs.Settings? settings = null) => new VpcWithoutFlowLogs(settings ?? new()).Evaluate(vpc, default);
}
