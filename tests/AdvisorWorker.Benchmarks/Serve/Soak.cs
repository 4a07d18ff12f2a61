using System.Globalization;

namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>Whether a daemon that works all the time grows.</summary>
internal static class Soak
{
    private const int Accounts = 12;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(TimeSpan duration, string? store)
    {
        await using var workers = new Workers();
        await workers.ServeAsync(Accounts, latency: 5);
        var worker = workers.Start(
            "assume:\n  role: arn:aws:iam::{account}:role/Advisor\norganization:\n", store ?? workers.File("advisor.db"), "--cron", "0/30 * * * * ?", "--sink", $"jsonl:{workers.File("events.jsonl")}");
        var began = TimeProvider.System.GetTimestamp();
        var seen = new List<ProcessUse>();
        Console.WriteLine("| Minute | MiB | Handles | Threads | CPU s |\n|---|---|---|---|---|");
        while (TimeProvider.System.GetElapsedTime(began) < duration)
        {
            await Task.Delay(Look);
            seen.Add(Machine.Use(worker.Id));
            if (seen.Count % (TimeSpan.FromMinutes(1) / Look) == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {TimeProvider.System.GetElapsedTime(began).TotalMinutes:0} | {seen[^1].ResidentBytes / 1048576} | {seen[^1].Handles} | {seen[^1].Threads} | {seen[^1].Cpu.TotalSeconds:0} |"));
            }
        }

        // The first tenth warms up.
        var steady = seen.Skip(seen.Count / 10).ToList();
        var (first, last) = (steady[..(steady.Count / 3)], steady[^(steady.Count / 3)..]);
        var passes = (await worker.StopAsync()).Split('\n').Count(line => line.Contains(" INF Pass ", StringComparison.Ordinal));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{passes} passes. Medians of the first and the last third: {Median(first, use => use.ResidentBytes) / 1048576} and {Median(last, use => use.ResidentBytes) / 1048576} MiB, {Median(first, use => use.Handles)} and {Median(last, use => use.Handles)} handles, {Median(first, use => use.Threads)} and {Median(last, use => use.Threads)} threads"));
    }

    private static long Median(List<ProcessUse> uses, Func<ProcessUse, long> figure) => uses.Select(figure).Order().ElementAt(uses.Count / 2);
}
