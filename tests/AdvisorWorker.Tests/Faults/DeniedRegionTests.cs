using System.Text;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;
using AdvisorWorker.Sandbox;

namespace AdvisorWorker.Tests.Faults;

/// <summary>What service control policies deny.</summary>
public sealed class DeniedRegionTests
{
    private const string Denied = "eu-west-1";

    [Fact]
    public async Task A_Region_that_is_denied_is_said_once_with_the_option_that_leaves_it_out()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Region = Denied, ByServiceControlPolicy = true });
        var report = await demo.RunAsync();
        var table = Table(report);

        Assert.Equal(
            new Gap(GapReason.RegionDenied, Detail: "A service control policy denies eu-west-1") { Region = Denied },
            Assert.Single(report.Unavailable.Select(gap => gap.Gap).Where(gap => gap.IsFailure).Distinct()));
        Assert.Equal(
            report.Unavailable.Where(gap => gap.Region == Denied).Select(gap => gap.CheckId).Distinct().Count(), report.Unavailable.Count(gap => gap.Region == Denied));
        Assert.Single(table, line => line.Contains("RegionDenied", StringComparison.Ordinal));
        Assert.Single(table, line => line.EndsWith("--exclude-regions eu-west-1", StringComparison.Ordinal));

        // Most of it is never asked: three services are enough to know.
        Assert.InRange(demo.Calls.Values.Sum(call => call.Faults), 3, 40);
    }

    [Fact]
    public async Task All_denied_Regions_are_in_one_line()
    {
        await using var demo = await FaultyDemo.StartAsync(
            [.. new[] { "eu-south-1", "ap-south-2", Denied }.Select(region => new FaultRule(FaultKind.Denied) { Region = region, ByServiceControlPolicy = true })]);
        var report = await demo.RunAsync(request => request with { Regions = ["us-east-1", "eu-south-1", Denied, "ap-south-2"] });

        Assert.Equal(3, Table(report).Count(line => line.Contains("RegionDenied", StringComparison.Ordinal)));
        Assert.Single(Table(report), line => line.EndsWith("--exclude-regions ap-south-2,eu-south-1,eu-west-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Left_out_it_is_no_gap()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Region = Denied, ByServiceControlPolicy = true });
        var report = await demo.RunAsync(request => request with { ExcludedRegions = [Denied] });

        Assert.True(report.Run.Complete);
        Assert.Equal(["us-east-1"], report.Run.Regions);
        Assert.DoesNotContain(Table(report), line => line.Contains("--exclude-regions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_is_denied_does_not_make_its_Region_denied()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Service = "rds", Region = Denied, ByServiceControlPolicy = true });
        var report = await demo.RunAsync();

        Assert.All(report.Unavailable.Where(gap => gap.Gap.IsFailure), gap =>
        {
            Assert.Equal((GapReason.AccessDenied, null), (gap.Gap.Reason, gap.Gap.Region));
            Assert.StartsWith("rds:", gap.Gap.Action, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(Table(report), line => line.Contains("--exclude-regions", StringComparison.Ordinal));
    }

    private static string[] Table(RunReport report)
    {
        using var output = new MemoryStream();
        TableReport.Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n');
    }
}
