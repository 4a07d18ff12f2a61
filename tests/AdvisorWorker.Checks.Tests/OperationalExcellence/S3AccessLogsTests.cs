using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class S3AccessLogsTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "s3:GetBucketLogging");
    private static readonly AwsScope Scope = new("111122223333", AwsScope.Global);

    [Fact]
    public void A_bucket_without_logging_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(Logging(Part<string?>.Of(null), false)).Status);

    [Fact]
    public void Logs_to_an_own_bucket_are_green() => Assert.Equal(CheckStatus.Ok, Judge(Logging("logs", true)).Status);

    [Fact]
    public void Logs_to_a_missing_bucket_are_red() =>
        Assert.Equal("The target bucket logs does not exist", Judge(Logging("logs", false) with { TargetExists = false }).Reason);

    [Fact]
    public void Logs_to_a_foreign_bucket_are_red() =>
        Assert.Equal("The target bucket logs belongs to another account", Judge(Logging("logs", false) with { TargetExists = true }).Reason);

    [Fact]
    public void A_target_that_is_not_the_accounts_is_red_whether_it_exists_or_not() =>
        Assert.Equal(CheckStatus.Error, Judge(Logging("logs", false) with { TargetExists = Denied }).Status);

    [Fact]
    public void Logging_that_cannot_be_read_is_not_available() => Assert.Equal(Denied, Judge(Logging(Denied, false)).Gap);

    [Fact]
    public void A_list_of_buckets_that_is_not_whole_is_not_available() => Assert.Equal(Denied, Judge(Logging("logs", Denied)).Gap);

    [Fact]
    public void The_target_is_looked_up_among_the_accounts_buckets()
    {
        var joined = Join(null, Bucket("a", "logs"), Bucket("b", "elsewhere"), Bucket("logs", null)).ToDictionary(logging => logging.Id);

        Assert.True(joined["a"].TargetIsOwn.OrDefault());
        Assert.False(joined["b"].TargetIsOwn.OrDefault());
        Assert.Equal("arn:aws:s3:::a", joined["a"].BucketArn);
    }

    [Fact]
    public void A_target_that_is_listed_is_own_though_the_list_is_not_whole()
    {
        var joined = Join(Denied, Bucket("a", "logs"), Bucket("b", "elsewhere"), Bucket("logs", null)).ToDictionary(logging => logging.Id);

        Assert.True(joined["a"].TargetIsOwn.TryRead(out var isOwn, out _) && isOwn);
        Assert.False(joined["b"].TargetIsOwn.TryRead(out _, out var gap));
        Assert.Equal(Denied, gap);
    }

    [Theory]
    [InlineData("Target Exists", true, "Yes")]
    [InlineData("Same Owner", true, "Yes")]
    [InlineData("Target Exists", false, "Yes")]
    [InlineData("Same Owner", false, "No")]
    public void A_row_tells_existence_from_ownership(string heading, bool isOwn, string expected)
    {
        var column = new S3AccessLogs().Descriptor.Columns.Single(column => column.Heading == heading);

        Assert.Equal(expected, column.Cell!(Logging("logs", isOwn) with { TargetExists = true }, default).Text);
    }

    [Fact]
    public void A_row_without_logging_leaves_the_target_empty() =>
        Assert.All(
            new S3AccessLogs().Descriptor.Columns.Where(column => column.Heading is "Target Name" or "Target Exists" or "Same Owner" or "Write Enabled"),
            column => Assert.Null(column.Cell!(Logging(Part<string?>.Of(null), false), default).Text));

    private static Verdict Judge(BucketLogging logging) => new S3AccessLogs().Evaluate(logging, default);

    private static BucketLogging Logging(Part<string?> target, Part<bool> targetIsOwn) =>
        new(new S3Bucket("b", "eu-west-1") { LogTarget = target }, "arn:aws:s3:::b", targetIsOwn) { TargetExists = true };

    private static S3Bucket Bucket(string name, string? target) => new(name, "eu-west-1") { LogTarget = Part<string?>.Of(target) };

    private static IEnumerable<BucketLogging> Join(Gap? gap, params S3Bucket[] buckets)
    {
        var join = new BucketLoggingJoin();
        foreach (var bucket in buckets)
        {
            join.Add(bucket);
        }

        return join.Finish(Scope, gap);
    }
}
