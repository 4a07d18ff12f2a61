using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.CloudTrail;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class CloudTrailCloudWatchLogsTests
{
    private static readonly Trail Trail =
        new("arn:aws:cloudtrail:eu-west-1:111122223333:trail/main", "eu-west-1", "main", "eu-west-1", true, false, false, null);

    [Theory]
    [InlineData(null, CheckStatus.Warning)]
    [InlineData("", CheckStatus.Warning)]
    [InlineData("arn:aws:logs:eu-west-1:111122223333:log-group:trail:*", CheckStatus.Ok)]
    public void A_trail_is_judged_by_its_log_group(string? logGroup, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Trail with { LogGroupArn = logGroup }).Status);

    [Fact]
    public void A_trail_is_judged_in_its_home_Region_alone() => Assert.Same(Verdict.Skip, Judge(Trail with { Region = "us-east-1" }));

    [Fact]
    public void A_member_does_not_answer_for_the_organizations_trail() =>
        Assert.Same(Verdict.Skip, Judge(Trail with { IsOrganization = true, IsForeign = true }));

    [Fact]
    public void The_owner_answers_for_the_organizations_trail() => Assert.Equal(CheckStatus.Warning, Judge(Trail with { IsOrganization = true }).Status);

    private static Verdict Judge(Trail trail) => new CloudTrailCloudWatchLogs().Evaluate(trail, default);
}
