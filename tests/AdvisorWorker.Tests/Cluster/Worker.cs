using System.Diagnostics;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Cluster;

/// <summary>A worker in a process of its own, with a line of its own to the store.</summary>
internal sealed class Worker(string name, Process process, CutLine line) : IAsyncDisposable
{
    private readonly Task<string> said = process.StandardError.ReadToEndAsync();

    public string Name => name;

    public CutLine Line => line;

    public bool IsPaused { get; private set; }

    public bool HasExited => process.HasExited;

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task PauseAsync()
    {
        IsPaused = true;
        await ProgramRun.SignalAsync(process, "STOP");
    }

    public async Task ResumeAsync()
    {
        await ProgramRun.SignalAsync(process, "CONT");
        IsPaused = false;
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>The exit code and what it said.</returns>
    public async Task<(int ExitCode, string Said)> StopAsync()
    {
        await ProgramRun.SignalAsync(process, "TERM");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        await line.DisposeAsync();
        process.Dispose();
    }

    /// <summary>All that it said; it has ended.</summary>
    public Task<string> SaidAsync() => said;
}
