using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;
using AdvisorWorker.TestSupport;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>Metrics of runs, put into an emulator's CloudWatch and read back.</summary>
public sealed class CloudWatchSinkTests(MotoServer moto)
{
    private static readonly CheckDescriptor Limit = Some.Check("vpc-limit", "jL7PP0l7J9", Pillar.ServiceLimits);

    [Fact]
    public async Task A_run_becomes_metrics_with_Trusted_Advisors_names()
    {
        using var client = new AmazonCloudWatchClient(
            JsonEndpoint.Credentials, new AmazonCloudWatchConfig { ServiceURL = (await moto.EndpointAsync()).ToString(), AuthenticationRegion = "eu-west-1" });
        var name = $"Advisor/{Guid.NewGuid():N}";
        var now = TimeProvider.System.GetUtcNow();

        var deliveries = await new CloudWatchSink(client, name, null, MetricGroups.All, TimeProvider.System).PublishAsync([.. Events(now)], CancellationToken.None);

        Assert.Equal([DeliveryState.Unwanted, DeliveryState.Unwanted, DeliveryState.Delivered], deliveries.Select(delivery => delivery.State));
        Assert.Equal(1, await ReadAsync("RedResources", ("CheckName", Some.Check().Title)));
        Assert.Equal(1, await ReadAsync("YellowResources", ("CheckName", Some.Check().Title)));
        Assert.Equal(1, await ReadAsync("RedChecks", ("Category", "security")));
        Assert.Equal(0, await ReadAsync("GreenChecks", ("Category", "security")));
        Assert.Equal(1, await ReadAsync("GreenChecks", ("Category", "service_limits")));
        Assert.Equal(0.8, await ReadAsync("ServiceLimitUsage", ("Region", "eu-west-1"), ("ServiceName", "VPC"), ("ServiceLimit", "VPCs per Region")));
        Assert.Equal(12.5, await ReadAsync("EstimatedMonthlySavings", ("Currency", "USD")));

        async Task<double?> ReadAsync(string metric, params (string Name, string Value)[] dimensions) => (await client.GetMetricStatisticsAsync(new()
        {
            Namespace = name,
            MetricName = metric,
            Dimensions = [new() { Name = "AccountId", Value = Some.Account }, .. dimensions.Select(one => new Dimension { Name = one.Name, Value = one.Value })],
            StartTime = now.UtcDateTime.AddHours(-1),
            EndTime = now.UtcDateTime.AddHours(1),
            Period = 3600,
            Statistics = ["Maximum"],
        })).Datapoints?.Max(point => point.Maximum);
    }

    [Fact]
    public void What_could_not_be_judged_has_no_points()
    {
        var unread = Some.Result() with { Status = CheckStatus.NotAvailable };

        Assert.Empty(RunMetrics.Of(ReportEvents.Of(Some.Report(unread)), MetricGroups.Checks));
    }

    [Theory]
    [InlineData(MetricGroups.Categories, "GreenChecks RedChecks YellowChecks")]
    [InlineData(MetricGroups.Checks, "RedResources YellowResources")]
    [InlineData(MetricGroups.Limits, "ServiceLimitUsage")]
    [InlineData(MetricGroups.Savings, "EstimatedMonthlySavings")]
    public void Only_the_groups_asked_for_are_put(MetricGroups groups, string expected) =>
        Assert.Equal(expected, string.Join(' ', RunMetrics.Of(Events(Some.Instant)[^1].AsRun()!, groups).Select(metric => metric.MetricName).Distinct().Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("VPCs per Region", "VPCs per Region")]
    [InlineData("", "-")]
    [InlineData(" \t ", "?")]
    [InlineData(":colon", "_colon")]
    [InlineData("naïve\u202e\u001b[31m", "na?ve??[31m")]
    public void A_dimensions_value_is_one_that_CloudWatch_takes(string value, string expected) => Assert.Equal(expected, RunMetrics.Clean(value));

    [Fact]
    public void A_long_value_is_cut() => Assert.Equal(1024, RunMetrics.Clean(new string('x', 5000)).Length);

    [Fact]
    public async Task A_run_of_last_month_is_told_to_be_too_old()
    {
        using var client = new AmazonCloudWatchClient(JsonEndpoint.Credentials, new AmazonCloudWatchConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "eu-west-1" });

        var deliveries = await new CloudWatchSink(client, "Advisor", null, MetricGroups.All, TimeProvider.System)
            .PublishAsync([Events(TimeProvider.System.GetUtcNow().AddDays(-15))[^1]], CancellationToken.None);

        Assert.Equal(DeliveryState.Dead, Assert.Single(deliveries).State);
    }

    [Fact]
    public void What_it_costs_is_counted()
    {
        var price = PaidOperations.Price("cloudwatch:PutMetricData", new PutMetricDataRequest { MetricData = [.. Enumerable.Repeat(new MetricDatum(), 730)] });

        Assert.True(PaidOperations.IsPaid("cloudwatch:PutMetricData"));
        Assert.Equal(0.30001m, Math.Round(price, 5));
    }

    private static List<EventEnvelope> Events(DateTimeOffset at)
    {
        var limit = Some.Item("vpcs", CheckStatus.Ok, check: Limit, columns: [("Region", "eu-west-1"), ("Service", "VPC"), ("Limit Name", "VPCs per Region"), ("Limit Amount", "5"), ("Current Usage", "4")]);
        var unused = Some.Item("none", CheckStatus.Ok, check: Limit, columns: [("Region", "us-east-1"), ("Service", "VPC"), ("Limit Name", "VPCs per Region"), ("Limit Amount", "5"), ("Current Usage", "0")]);
        var report = Some.Report(Some.Result(Some.Item(), Some.Item("sg-2", CheckStatus.Warning, savings: new Money(12.5m))), Some.Result(limit, unused));
        return [.. Some.Events(report with { Run = report.Run with { StartedAt = at, FinishedAt = at } })];
    }
}
