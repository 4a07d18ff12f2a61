using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.DynamoDb;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class DynamoDbLimitsTests
{
    private static readonly DynamoDbLimits Family = new(new());
    private static readonly AwsScope Scope = new("123456789012", "eu-west-1");

    [Fact]
    public void Capacity_of_all_tables_is_summed_read_and_write_apart()
    {
        var capacity = Sum(new ProvisionedCapacity(50_000, 10), new ProvisionedCapacity(14_000, 20)) with { AccountMax = new ProvisionedCapacity(80_000, 30) };

        Assert.Equal("DynamoDB Read Capacity: 64000 of 80000 in use", Family.Judge("dynamodb-read-capacity-limit", capacity).Reason);
        Assert.Equal(CheckStatus.Warning, Family.Judge("dynamodb-read-capacity-limit", capacity).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("dynamodb-write-capacity-limit", capacity).Status);
    }

    [Fact]
    public void One_table_that_is_not_read_leaves_the_sum_unknown_and_is_named()
    {
        var denied = new Gap(GapReason.AccessDenied, "dynamodb:DescribeTable", "no");

        var verdict = Family.Judge("dynamodb-read-capacity-limit", Sum(new ProvisionedCapacity(1, 1), denied) with { AccountMax = new ProvisionedCapacity(80_000, 80_000) });

        Assert.Equal(GapReason.AccessDenied, verdict.Gap?.Reason);
        Assert.Equal("table-1: no", verdict.Reason);
    }

    [Fact]
    public void Limits_or_tables_that_are_not_read_give_no_verdict()
    {
        var unread = new DynamoDbCapacitySum().Finish(Scope, Limits.Denied).Single() with { AccountMax = new ProvisionedCapacity(80_000, 80_000) };

        Assert.Equal(Limits.Denied, Family.Judge("dynamodb-write-capacity-limit", unread).Gap);
        Assert.Equal(Limits.Denied, Family.Judge("dynamodb-write-capacity-limit", Sum() with { AccountMax = Limits.Denied }).Gap);
    }

    private static DynamoDbCapacity Sum(params Part<ProvisionedCapacity>[] tables)
    {
        var places = new DynamoDbTableCapacities();
        for (var i = 0; i < tables.Length; i++)
        {
            places.Add(new DynamoDbTable($"table-{i}", "eu-west-1"));
        }

        var sum = new DynamoDbCapacitySum();
        foreach (var (place, capacity) in places.Finish(Scope, null).Zip(tables))
        {
            sum.Add(place with { Provisioned = capacity });
        }

        return sum.Finish(Scope, null).Single();
    }
}
