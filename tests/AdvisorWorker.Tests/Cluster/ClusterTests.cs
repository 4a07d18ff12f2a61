using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Cluster;

/// <summary>Three workers that share a store are killed, paused, cut off and stopped: each account's run is completed, no event is lost, and no case is opened twice.</summary>
public sealed class ClusterTests(PostgresServer postgres)
{
    private const int Accounts = 10;
    private const int SignalledBeforeStart = 128 + 15;

    [Fact]
    public Task Whatever_befalls_workers_each_account_is_checked_and_nothing_is_lost_or_doubled() => Seeds.EachAsync(usual: 10, atOnce: 2, async seed =>
    {
        var random = new Random(seed);
        await using var cluster = await WorkerCluster.StartAsync(await postgres.NewDatabaseAsync(), Accounts);
        var began = TimeProvider.System.GetUtcNow();
        var living = new List<Worker> { cluster.Start(now: true), cluster.Start(), cluster.Start() };
        await cluster.UntilBusyAsync(living[0]);

        for (var blow = 0; blow < 3; blow++)
        {
            var victim = living[random.Next(living.Count)];
            living.Remove(victim);
            switch ((seed + blow) % 4)
            {
                case 0:
                    await victim.KillAsync();
                    break;
                case 1:
                    await victim.PauseAsync();
                    break;
                case 2:
                    victim.Line.Cut(silently: random.Next(2) == 0);
                    break;
                default:
                    var (exitCode, _) = await victim.StopAsync();

                    // Or the signal came before .NET was there to take it.
                    Assert.True(exitCode is 0 or SignalledBeforeStart, $"It ended with {exitCode}.");
                    break;
            }

            living.Add(cluster.Start());
            await Task.Delay(random.Next(200, 3000), TestContext.Current.CancellationToken);
        }

        foreach (var worker in cluster.Workers.Where(worker => !worker.HasExited))
        {
            worker.Line.Mend();
            if (worker.IsPaused)
            {
                await worker.ResumeAsync();
            }
        }

        await cluster.UntilDoneAsync(began);
        Assert.All(await CasesAsync(cluster), cases => Assert.InRange(cases.Count, 0, 1));

        // What one round left over because its worker was gone in the middle of it, the next makes good.
        var second = TimeProvider.System.GetUtcNow();
        cluster.Start(now: true);
        await cluster.UntilDoneAsync(second);

        Assert.All(await CasesAsync(cluster), cases => Assert.Single(cases));
        Assert.Empty(await cluster.LostEventsAsync());
        Assert.Empty(await cluster.MistoldAsync());
    });

    [Fact]
    public async Task Workers_share_the_accounts_of_one_round_and_check_each_once()
    {
        await using var cluster = await WorkerCluster.StartAsync(await postgres.NewDatabaseAsync(), Accounts);
        var began = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 3; i++)
        {
            cluster.Start(now: true);
        }

        await cluster.UntilDoneAsync(began);

        Assert.All(await cluster.RunsAsync(), account => Assert.Equal(1, account.Value));
        foreach (var worker in cluster.Workers)
        {
            var (exitCode, said) = await worker.StopAsync();
            Assert.Equal(0, exitCode);
            Assert.Contains($"Worker {worker.Name} of advisor shares PostgreSQL 127.0.0.1:", said);
            Assert.True(said.Contains(" INF Pass ", StringComparison.Ordinal), said);
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> CasesAsync(WorkerCluster cluster) => await Task.WhenAll(cluster.Active.Select(cluster.CasesAsync));
}
