using System.Diagnostics;
using System.Globalization;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Tests;
using Amazon.CloudWatchEvents;
using Amazon.Runtime;

namespace AdvisorWorker.Benchmarks.Record;

/// <summary>
/// Runs of an account of any size into a new store, one after the other, and their events to an endpoint: a first run, the same again, one with a tenth changed, one
/// where all is gone. A command and no BenchmarkDotNet, because no two runs into a store are the same.
/// </summary>
internal static class RecordBenchmark
{
    public static async Task RunAsync(string[] arguments)
    {
        var (store, items, endpoint) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments.ElementAtOrDefault(2));
        await using var opened = await AdvisorStore.OpenAsync(StoreAddress.Parse(store), TimeProvider.System, CancellationToken.None);
        using var client = endpoint is null ? null : new AmazonCloudWatchEventsClient(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "test"), new AmazonCloudWatchEventsConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1" });
        var publisher = new Publisher(opened, client is null ? [] : [new EventBridgeSink(client, "default", TimeProvider.System)]);
        await publisher.RegisterAsync(CancellationToken.None);

        // A small run of another account first: what is compiled then is not measured.
        await opened.RecordAsync(Report("999988887777", 0, 2_000, _ => CheckStatus.Error), new(), CancellationToken.None);
        await publisher.DrainAsync(CancellationToken.None);

        await MeasureAsync("all new", () => Report(Some.Account, 1, items, _ => CheckStatus.Error));
        await MeasureAsync("unchanged", () => Report(Some.Account, 2, items, _ => CheckStatus.Error));
        await MeasureAsync("10 % changed", () => Report(Some.Account, 3, items, i => i % 10 == 0 ? CheckStatus.Warning : CheckStatus.Error));
        await MeasureAsync("all gone", () => Report(Some.Account, 4, 0, _ => CheckStatus.Error));
        return;

        async Task MeasureAsync(string name, Func<RunReport> make)
        {
            await Task.Yield(); // a frame of its own, or the reports before would still be held
            var report = make();
            GC.Collect();
            var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            var recorded = await opened.RecordAsync(report, new(), CancellationToken.None);
            var took = watch.Elapsed;
            var allocated = GC.GetTotalAllocatedBytes() - before;
            GC.Collect();
            var kept = GC.GetTotalMemory(forceFullCollection: true);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-13} {recorded.Changes.Values.Sum() / took.TotalSeconds,9:n0} items/s  {took.TotalSeconds,6:n2} s  {allocated / 1e6 / Math.Max(1, items) * 1e3,6:n1} kB/item allocated  {kept / 1e6,5:n0} MB kept  {self.PeakWorkingSet64 / 1e6,5:n0} MB peak"));
            if (client is not null)
            {
                watch.Restart();
                var outcome = (await publisher.DrainAsync(CancellationToken.None)).Sinks[0];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-13} {outcome.Delivered / watch.Elapsed.TotalSeconds,9:n0} events/s  {outcome}"));
            }
        }
    }

    private static RunReport Report(string account, int number, int items, Func<int, CheckStatus> status)
    {
        var report = Some.Report(Some.Result([.. Enumerable.Range(0, items).Select(i => Some.Item($"sg-{account}-{i}", status(i)) with { Account = account })]) with { Check = Check, Account = account });
        var at = Some.Instant.AddHours(number);
        return report with
        {
            Run = report.Run with { Id = $"{account}-{number}", StartedAt = at, FinishedAt = at.AddMinutes(1), Accounts = [account] },
            Evaluated = [new(account, "eu-west-1", Check.Id, Complete: true)],
        };
    }

    private static CheckDescriptor Check { get; } = Some.Check();
}
