using System.Diagnostics;
using AdvisorWorker.KilledWorker;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>A worker that stands still in the middle of a delivery for longer than its turn lasts, and goes on after another has delivered everything.</summary>
public sealed class PausedWorkerTests : IDisposable
{
    private const int Seed = 7;
    private const int Batch = 90;

    private readonly string folder = Directory.CreateTempSubdirectory("advisor-pause").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Its_turn_is_taken_over_and_it_sends_no_more_than_one_batch_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot stop a process and let it go on.");
        var store = Path.Combine(folder, "advisor.db");
        using (var recorder = WorkerLives.Start(store, folder, Seed, 0, "record"))
        {
            Assert.Equal(0, await EndAsync(recorder));
        }

        using var paused = WorkerLives.Start(store, folder, Seed, 1, "pause");
        try
        {
            for (var sends = 0; sends < 3;)
            {
                sends += (await paused.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.StartsWith("sends ", StringComparison.Ordinal) ? 1 : 0;
            }

            await ProgramRun.SignalAsync(paused, "STOP");
            using (var next = WorkerLives.Start(store, folder, Seed, 2, "publish"))
            {
                Assert.Equal(0, await EndAsync(next));
            }

            await ProgramRun.SignalAsync(paused, "CONT");
            await paused.StandardInput.WriteLineAsync();
            Assert.Equal(0, await EndAsync(paused));
        }
        finally
        {
            if (!paused.HasExited)
            {
                paused.Kill();
            }
        }

        var truth = Truth.Of(Script.Of(Seed));
        var consumer = Consumer.Read(Path.Combine(folder, "plain.jsonl"));
        Assert.Equal(truth.Sum(run => run.Events.Count), consumer.Told.Count);
        Assert.InRange(consumer.Repeated, 0, Batch);
        Assert.Equal(truth.Select(run => run.Run), consumer.Told.Select(told => told.Run).Distinct());
    }

    private static async Task<int> EndAsync(Process worker)
    {
        await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        return worker.ExitCode;
    }
}
