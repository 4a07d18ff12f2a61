using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>A program at work, and what it took.</summary>
internal sealed class ProcessRun : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Process process;
    private readonly long began = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan before = ChildrenCpu();
    private readonly Task<string> errors;

    public ProcessRun(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Nobody's settings, profiles or store.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The system's number for it.</summary>
    public int Id => process.Id;

    /// <summary>Asks it to end (SIGTERM), and waits.</summary>
    /// <returns>What it said on standard error.</returns>
    public async Task<string> StopAsync()
    {
        const int Terminate = 15;
        _ = Kill(process.Id, Terminate);
        await process.WaitForExitAsync();
        return await errors;
    }

    /// <summary>The first line that it prints.</summary>
    public async Task<string> LineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{process.StartInfo.FileName} ended: {await errors}");

    /// <summary>Waits for its end.</summary>
    /// <param name="mayBe">Exit codes that are none of a failure.</param>
    public async Task<Took> EndAsync(params IReadOnlyList<int> mayBe)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        var ended = process.WaitForExitAsync();
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakResident());
            await Task.WhenAny(ended, Task.Delay(Look));
        }

        await ended;
        var wall = TimeProvider.System.GetElapsedTime(began);
        return process.ExitCode == 0 || mayBe.Contains(process.ExitCode)
            ? new(wall, ChildrenCpu() - before, peak, await output)
            : throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    // The kernel's own mark. What rises within the last look before the end is missed.
    private long PeakResident()
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan()["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // User and system time of all children that have ended, in microseconds: one more of them since the start is this one.
    private static TimeSpan ChildrenCpu()
    {
        var usage = new long[32];
        return Usage(-1, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException("getrusage failed.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int id, int signal);

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, [Out] long[] usage);
}

/// <summary>What a program took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time of it and its children.</param>
/// <param name="PeakBytes">The most it had resident.</param>
/// <param name="Output">What it printed.</param>
internal sealed record Took(TimeSpan Wall, TimeSpan Cpu, long PeakBytes, string Output);
