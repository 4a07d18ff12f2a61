using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AdvisorWorker.KilledWorker;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>The lives of one worker: each but the last ends by SIGKILL at a random moment, or its database does, until the script is worked off.</summary>
internal sealed class WorkerLives(string address, string folder, int seed, Func<Task>? crashDatabase)
{
    private const int Killed = 3;
    private const int Most = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Random random = new(seed);

    public int Seed => seed;

    /// <summary>What all lives said.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Starts a worker.</summary>
    public static Process Start(string address, string folder, int seed, int life, params string[] only) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [typeof(Script).Assembly.Location, address, folder, seed.ToString(CultureInfo.InvariantCulture), life.ToString(CultureInfo.InvariantCulture), .. only])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public async Task LiveAsync()
    {
        for (var life = 0; life < Most; life++)
        {
            switch (await LiveAsync(life))
            {
                case 0:
                    return;
                case 3:
                    await Task.Delay(500); // the database is on its way back
                    break;
            }
        }

        Assert.Fail($"The script was not worked off in {Most} lives. {string.Join(" | ", Said.TakeLast(10))}");
    }

    private async Task<int> LiveAsync(int life)
    {
        using var process = Start(life);
        using var patience = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var end = life < Killed ? random.Next(1, 40) : int.MaxValue;
        try
        {
            for (var number = 1; await process.StandardOutput.ReadLineAsync(patience.Token) is { } line; number++)
            {
                Said.Enqueue(line);
                if (number == end)
                {
                    await EndAsync(process, patience.Token);
                }
            }

            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        // An exception that nobody caught would show here; a kill writes nothing.
        var said = await errors;
        Assert.True(said.Length == 0, said);
        return process.ExitCode;
    }

    // Right after what it said, or a little later: in the middle of what it does then.
    private async Task EndAsync(Process process, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var moment = TimeSpan.FromMilliseconds(random.Next(3) == 0 ? 0 : random.NextDouble() * 40);
        while (watch.Elapsed < moment)
        {
            Thread.SpinWait(50);
        }

        if (crashDatabase is not null && random.Next(3) == 0)
        {
            await crashDatabase();
            return;
        }

        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    private Process Start(int life) => Start(address, folder, seed, life);
}
