using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class LoadBalancerAccessLogsTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    public void Logs_are_on_or_off(bool on, CheckStatus expected) => Assert.Equal(expected, Judge(new AccessLogs(on, "logs")).Status);

    [Fact]
    public void The_buckets_are_a_setting()
    {
        Assert.Equal("Access logs go to logs", Judge(new AccessLogs(true, "logs"), new() { Buckets = ["audit"] }).Reason);
        Assert.Same(Verdict.Ok, Judge(new AccessLogs(true, "audit"), new() { Buckets = ["logs", "audit"] }));
        Assert.Same(Verdict.Ok, Judge(new AccessLogs(true, "logs"), new() { Buckets = [] }));
    }

    [Fact]
    public void The_buckets_are_shown_as_the_rules_parameter()
    {
        var column = new LoadBalancerAccessLogs(new() { Buckets = ["logs", "audit"] }).Descriptor.Columns[4];

        Assert.Equal("s3BucketNames: logs,audit", column.Cell!(new("web", "eu-west-1", true), default).Text);
    }

    [Fact]
    public void Unreadable_attributes_are_not_a_verdict() => Assert.Equal(CheckStatus.NotAvailable, Judge(SomeBalancer.Denied).Status);

    private static Verdict Judge(Part<AccessLogs> logs, LoadBalancerAccessLogs.Settings? settings = null) =>
        new LoadBalancerAccessLogs(settings ?? new()).Evaluate(new("web", "eu-west-1", true) { AccessLogs = logs }, default);
}
