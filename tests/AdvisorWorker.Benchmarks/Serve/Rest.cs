using System.Globalization;

namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>What a daemon costs while nothing is due.</summary>
internal static class Rest
{
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(string? store, int accounts, TimeSpan seconds)
    {
        await using var workers = new Workers();
        var list = "accounts:\n" + string.Concat(Enumerable.Range(0, accounts).Select(number => string.Create(CultureInfo.InvariantCulture, $"  - {{ account: \"{200_000_000_000 + number}\", role: \"arn:aws:iam::{200_000_000_000 + number}:role/Advisor\" }}\n")));
        var worker = workers.Start(list, store ?? workers.File("advisor.db"));
        await Task.Delay(StartUp);
        var before = Machine.Use(worker.Id);
        await Task.Delay(seconds);
        var after = Machine.Use(worker.Id);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{accounts} accounts on a nightly schedule, {seconds.TotalSeconds:0} s at rest: {100 * (after.Cpu - before.Cpu) / seconds:0.00} % of a core, {after.ResidentBytes / 1048576} MiB, {after.Handles} handles, {after.Threads} threads"));
    }
}
