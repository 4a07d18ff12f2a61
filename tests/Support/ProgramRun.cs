using System.Diagnostics;
using System.Globalization;

namespace AdvisorWorker.TestSupport;

/// <summary>Runs another program to its end, and sends signals to one that goes on.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program. One that takes too long, or whose test is given up, is killed with all that it started.</summary>
    /// <param name="start">The program; its output and errors are redirected.</param>
    /// <param name="limit">How long it may take; three minutes unless given.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> ToEndAsync(ProcessStartInfo start, TimeSpan? limit = null)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit ?? Limit);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Sends a signal, such as <c>TERM</c>; skips the test where there are none.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), $"Windows has no SIG{signal}.");
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
