using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.CloudTrail;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class CloudTrailManagementEventLoggingTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "cloudtrail:GetTrailStatus");

    private static readonly Trail Good = Trail(new TrailStatus(true, null), true);
    private static readonly Trail Failing = Trail(new TrailStatus(true, "AccessDenied"), true);
    private static readonly Trail Stopped = Trail(new TrailStatus(false, null), true);
    private static readonly Trail DataOnly = Trail(new TrailStatus(true, null), false);
    private static readonly Trail Unread = Trail(Denied, true);

    [Fact]
    public void A_Region_without_a_trail_is_red() => Assert.Equal("No trail covers this Region", Judge().Reason);

    [Fact]
    public void A_stopped_trail_is_red() => Assert.Equal(CheckStatus.Error, Judge(Stopped).Status);

    [Fact]
    public void A_trail_of_data_events_alone_is_red() => Assert.Equal(CheckStatus.Error, Judge(DataOnly).Status);

    [Fact]
    public void A_trail_that_cannot_deliver_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(Stopped, Failing).Status);

    [Fact]
    public void One_trail_that_delivers_is_green() => Assert.Equal(CheckStatus.Ok, Judge(Stopped, Failing, Good).Status);

    [Fact]
    public void A_good_trail_is_proof_whatever_the_unreadable_ones_are() => Assert.Equal(CheckStatus.Ok, Judge(Unread, Good).Status);

    [Fact]
    public void A_good_trail_is_proof_though_the_list_is_not_whole() =>
        Assert.Equal(CheckStatus.Ok, new CloudTrailManagementEventLogging().Evaluate(new("eu-west-1", [Good], Denied), default).Status);

    [Fact]
    public void An_unreadable_list_is_not_the_absence_of_trails() =>
        Assert.Equal(Denied, new CloudTrailManagementEventLogging().Evaluate(new("eu-west-1", [], Denied), default).Gap);

    [Fact]
    public void An_unreadable_trail_beside_a_failing_one_is_not_available() => Assert.Equal(Denied, Judge(Failing, Unread).Gap);

    [Fact]
    public void Unreadable_selectors_do_not_matter_for_a_stopped_trail() =>
        Assert.Equal(CheckStatus.Error, Judge(Trail(new TrailStatus(false, null), Denied)).Status);

    [Fact]
    public void Unreadable_selectors_of_a_trail_that_logs_are_not_available() =>
        Assert.Equal(Denied, Judge(Trail(new TrailStatus(true, null), Denied)).Gap);

    [Fact]
    public void An_unreadable_status_does_not_matter_for_a_trail_of_data_events() => Assert.Equal(CheckStatus.Error, Judge(Trail(Denied, false)).Status);

    [Theory]
    [InlineData("eu-west-1", false, false, true)]
    [InlineData("us-east-1", false, false, false)] // another Region's own trail
    [InlineData("us-east-1", true, false, true)]
    [InlineData("us-east-1", false, true, true)]
    public void Trails_made_elsewhere_count_where_they_cover_the_Region(string home, bool isMultiRegion, bool isOrganization, bool counts)
    {
        var index = new RegionTrailsIndex();
        index.Add(Good with { HomeRegion = home, IsMultiRegion = isMultiRegion, IsOrganization = isOrganization });

        Assert.Equal(counts, index.Finish(new("111122223333", "eu-west-1"), null).Single().Trails.Length == 1);
    }

    [Fact]
    public void A_Region_without_a_trail_is_a_record() =>
        Assert.Equal("eu-west-1", new RegionTrailsIndex().Finish(new("111122223333", "eu-west-1"), null).Single().Region);

    private static Trail Trail(Part<TrailStatus> status, Part<bool> logsManagementEvents) =>
        new("arn:aws:cloudtrail:eu-west-1:111122223333:trail/main", "eu-west-1", "main", "eu-west-1", false, false, false, null)
        {
            Status = status,
            LogsManagementEvents = logsManagementEvents,
        };

    private static Verdict Judge(params Trail[] trails) => new CloudTrailManagementEventLogging().Evaluate(new("eu-west-1", [.. trails], null), default);
}
