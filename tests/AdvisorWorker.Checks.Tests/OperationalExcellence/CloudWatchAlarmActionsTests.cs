using AdvisorWorker.Checks.OperationalExcellence;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class CloudWatchAlarmActionsTests
{
    [Theory]
    [InlineData(false, CheckStatus.Warning)]
    [InlineData(true, CheckStatus.Ok)]
    public void An_alarm_is_judged_by_whether_its_actions_run(bool actionsEnabled, CheckStatus expected) =>
        Assert.Equal(expected, new CloudWatchAlarmActions().Evaluate(new("cpu", "eu-west-1", "arn:alarm:cpu", actionsEnabled), default).Status);
}
