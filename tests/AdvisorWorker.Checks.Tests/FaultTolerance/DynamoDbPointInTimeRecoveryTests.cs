using AdvisorWorker.Checks.FaultTolerance;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class DynamoDbPointInTimeRecoveryTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "dynamodb:DescribeContinuousBackups");

    [Fact]
    public void A_table_without_recovery_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(false).Status);

    [Fact]
    public void A_table_with_recovery_is_green() => Assert.Equal(CheckStatus.Ok, Judge(true).Status);

    [Fact]
    public void A_table_whose_backups_cannot_be_read_is_not_available() => Assert.Equal(Denied, Judge(Denied).Gap);

    private static Verdict Judge(Part<bool> isOn) =>
        new DynamoDbPointInTimeRecovery().Evaluate(new("orders", "eu-west-1") { PointInTimeRecovery = isOn }, default);
}
