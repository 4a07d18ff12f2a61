using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.Iam;
using AdvisorWorker.Resources.ServiceLimits;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Generated;

/// <summary>A generated account shows what every check finds, and what it looks like where there is nothing to find.</summary>
public sealed class GeneratedExamplesTests
{
    private static readonly string[] Regions = [DemoAccount.MainRegion, DemoAccount.OtherRegion];

    // Their records are many, and one setting of the Region decides about all: its block of public access, its code storage.
    private static readonly Type[] OneVerdictPerRegion = [typeof(PublicSnapshot), typeof(LambdaCodeStorage)];

    // There is one in an account.
    private static readonly Type[] OneRecordPerAccount = [typeof(PasswordPolicy)];

    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 500)]
    [InlineData(3, 500)]
    [InlineData(4, 500)]
    [InlineData(5, 500)]
    [InlineData(-3, 501)]
    [InlineData(42, 5000)]
    public async Task Every_check_flags_something_and_passes_something(int seed, int resources)
    {
        // AWS states this limit nowhere.
        var settings = new Dictionary<string, string?> { ["Checks:ec2-reserved-instance-leases-limit:LimitPerMonth"] = "20" };
        var catalog = CheckCatalog.Of(PackLoader.Load([Path.Combine(Advisor.Folder, "packs")]), new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        await using var sandbox = await SandboxServer.StartAsync(
            GeneratedAccount.Create(resources, seed, now), new() { Time = new Still(now) }, TestContext.Current.CancellationToken);
        var account = new AwsAccount(new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo"), new AwsEndpoints(sandbox.Url, null), DemoAccount.MainRegion);
        var reports = new List<RunReport>();
        foreach (var region in Regions)
        {
            reports.Add(await new Pass(catalog, new Still(now)).RunAsync(
                account, new() { Checks = catalog.Checks, StatedPlan = SupportPlan.Enterprise, Regions = [region] }, null, TestContext.Current.CancellationToken));
        }

        var missing = catalog.Checks.SelectMany(check => Missing(catalog, check, [.. reports.Select(report => Summary(report, check))]));
        Assert.Empty(missing.Select(what => what + $" with seed {seed}"));
    }

    private static ResourcesSummary Summary(RunReport report, CatalogCheck check) => report.Checks.Single(result => result.Check.Id == check.About.Id).Summary;

    private static IEnumerable<string> Missing(CheckCatalog catalog, CatalogCheck check, IReadOnlyList<ResourcesSummary> byRegion)
    {
        var (record, granularity) = (check.Check.ResourceType, check.About.Granularity);
        if (byRegion.Any(region => region.Ignored > 0))
        {
            yield return $"{check.About.Id} could not judge everything";
        }

        if (granularity == Granularity.Account || OneRecordPerAccount.Contains(record))
        {
            // The one verdict of the account is a finding.
            Assert.All(byRegion, region => Assert.Equal(1, region.Processed));
            if (byRegion[0].Flagged == 0)
            {
                yield return $"{check.About.Id} flags nothing";
            }
        }
        else if (granularity == Granularity.Region || OneVerdictPerRegion.Contains(record) || catalog.Sources.IsAccountWide(record))
        {
            // One verdict in a Region, so the Regions differ; what is listed once for the account need not be in both.
            if (byRegion.All(region => region.Flagged == 0))
            {
                yield return $"{check.About.Id} flags nothing in any Region";
            }

            if (byRegion.All(region => region.Flagged == region.Processed))
            {
                yield return $"{check.About.Id} passes nothing in any Region";
            }
        }
        else
        {
            foreach (var (region, summary) in Regions.Zip(byRegion))
            {
                if (summary.Flagged == 0)
                {
                    yield return $"{check.About.Id} flags nothing in {region}";
                }

                if (summary.Flagged == summary.Processed)
                {
                    yield return $"{check.About.Id} passes nothing in {region}";
                }
            }
        }
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
