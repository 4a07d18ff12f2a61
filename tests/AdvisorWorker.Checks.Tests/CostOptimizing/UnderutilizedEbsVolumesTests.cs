using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.CostOptimizing;

public sealed class UnderutilizedEbsVolumesTests
{
    private static readonly Moment At = new(new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
    private static readonly Gap Denied = new(GapReason.AccessDenied);

    private static readonly EbsVolume Data =
        new("vol-1", "eu-west-1", "eu-west-1a", "gp3", 100, 3000, "in-use", At.Now.AddDays(-7), [new("i-1", "/dev/sdf", "attached")])
        {
            IsBoot = false,
            Operations = new DailySeries(0, 0, 0, 0, 0, 0, 0),
        };

    [Fact]
    public void A_volume_attached_to_nothing_is_yellow_from_its_first_day_whatever_else_is_known()
    {
        var unattached = Data with { State = "available", Attachments = [], Created = At.Now, IsBoot = Denied, Operations = Denied };

        Assert.Equal(CheckStatus.Warning, Judge(unattached).Status);
    }

    [Theory]
    [InlineData(0, CheckStatus.Warning)]
    [InlineData(0.9, CheckStatus.Warning)]
    [InlineData(1, CheckStatus.Ok)]
    [InlineData(double.NaN, CheckStatus.Warning)] // a stopped instance
    public void A_volume_is_idle_when_no_day_saw_an_operation(double busiest, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Data with { Operations = new DailySeries(0, 0, busiest, 0, 0, 0, double.NaN) }).Status);

    [Fact]
    public void A_boot_volume_may_be_idle() => Assert.Equal(CheckStatus.Ok, Judge(Data with { IsBoot = true }).Status);

    [Fact]
    public void A_volume_younger_than_seven_days_may_be_idle() =>
        Assert.Equal(CheckStatus.Ok, Judge(Data with { Created = At.Now.AddDays(-7).AddSeconds(1) }).Status);

    [Theory]
    [InlineData("creating")]
    [InlineData("deleting")]
    [InlineData("error")]
    public void A_volume_that_is_being_made_or_deleted_is_left_out(string state) =>
        Assert.Same(Verdict.Skip, Judge(Data with { State = state, Attachments = [] }));

    [Fact]
    public void What_cannot_be_read_matters_only_where_the_verdict_hangs_on_it()
    {
        var busy = new DailySeries(0, 0, 0, 0, 0, 0, 5);

        Assert.Equal(CheckStatus.NotAvailable, Judge(Data with { Operations = Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Data with { IsBoot = Denied }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Data with { IsBoot = Denied, Operations = busy }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Data with { IsBoot = true, Operations = Denied }).Status);
    }

    [Fact]
    public void The_operations_of_an_idle_day_are_a_setting() =>
        Assert.Equal(CheckStatus.Warning, Judge(Data with { Operations = new DailySeries(9, 9, 9, 9, 9, 9, 9) }, new() { OperationsPerDay = 10 }).Status);

    [Fact]
    public void The_price_of_the_storage_is_saved() =>
        Assert.Equal(new Money(8m), new UnderutilizedEbsVolumes(new()).Savings(Data with { MonthlyCost = new Money(8m) }, Verdict.Warning("")));

    private static Verdict Judge(EbsVolume volume, UnderutilizedEbsVolumes.Settings? settings = null) =>
        new UnderutilizedEbsVolumes(settings ?? new()).Evaluate(volume, At);
}
