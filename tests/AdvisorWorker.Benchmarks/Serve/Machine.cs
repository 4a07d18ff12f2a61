using System.Globalization;

namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>What the whole machine, and one process of it, has used so far.</summary>
internal static class Machine
{
    // Linux counts in hundredths of a second wherever it is built as usual (man 5 proc).
    private const double TicksPerSecond = 100;

    /// <summary>The time that all cores were busy.</summary>
    public static TimeSpan Cpu()
    {
        // user nice system idle iowait irq softirq steal
        var numbers = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Number).ToList();
        return TimeSpan.FromSeconds((numbers[0] + numbers[1] + numbers[2] + numbers[5] + numbers[6]) / TicksPerSecond);
    }

    /// <summary>What a process has used, and holds.</summary>
    public static ProcessUse Use(int id)
    {
        // The name may hold spaces and is in brackets; after it: state, …, 12th utime, 13th stime, 18th threads.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var resident = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new(
            TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond),
            1024 * (long)Number(resident),
            Directory.GetFiles($"/proc/{id}/fd").Length,
            (int)Number(fields[17]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What a process has used, and holds.</summary>
/// <param name="Cpu">User and system time.</param>
/// <param name="ResidentBytes">Memory.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
internal sealed record ProcessUse(TimeSpan Cpu, long ResidentBytes, int Handles, int Threads);
