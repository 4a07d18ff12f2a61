using System.Text.Json;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;
using Amazon.AWSSupport;
using Amazon.Runtime;
using Dapper;
using Npgsql;

namespace AdvisorWorker.Tests.Cluster;

/// <summary>Workers that share a PostgreSQL store and check an organization at a sandbox, and what came of it.</summary>
internal sealed class WorkerCluster : IAsyncDisposable
{
    private const string Check = "security-group-open-ports";
    private const string Management = "111122223333";

    private readonly string folder = Directory.CreateTempSubdirectory("advisor-cluster").FullName;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnectionStringBuilder address;
    private readonly SandboxServer sandbox;
    private readonly IReadOnlyDictionary<string, Func<SandboxAccount>> others;
    private readonly List<Worker> workers = [];

    private WorkerCluster(string connection, SandboxServer sandbox, IReadOnlyDictionary<string, Func<SandboxAccount>> others)
    {
        address = new(connection);
        source = NpgsqlDataSource.Create(connection);
        this.sandbox = sandbox;
        this.others = others;
        File.WriteAllText(Path.Combine(folder, "accounts.yaml"), "atOnce: 2\nassume:\n  role: arn:aws:iam::{account}:role/Advisor\norganization:\n");
        File.WriteAllText(
            Path.Combine(folder, "settings.json"),
            $$"""{ "Escalation": { "Mode": "on", "Rules": [ { "Name": "ports", "Checks": [ "{{Check}}" ], "Severity": "high" } ] } }""");
    }

    public IReadOnlyList<Worker> Workers => workers;

    private string Events => Path.Combine(folder, "events.jsonl");

    public static async Task<WorkerCluster> StartAsync(string connection, int accounts)
    {
        var now = TimeProvider.System.GetUtcNow();
        var management = DemoAccount.Create(now);
        var others = GeneratedOrganization.Around(management, accounts, 1, now);
        var slow = new FaultRule(FaultKind.Latency) { MinLatency = TimeSpan.FromMilliseconds(20), MaxLatency = TimeSpan.FromMilliseconds(120) };
        return new(connection, await SandboxServer.StartAsync(management, new() { OtherAccounts = others, Faults = [slow] }, TestContext.Current.CancellationToken), others);
    }

    /// <summary>Starts a worker.</summary>
    /// <param name="now">It begins a round over all accounts.</param>
    public Worker Start(bool now = false)
    {
        var line = new CutLine(address.Port);
        var store = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Port = line.Port, Timeout = 5, CommandTimeout = 10 }.ConnectionString;
        var name = $"w{workers.Count + 1}";
        var worker = new Worker(
            name,
            Advisor.Start(
                [
                    "serve", "--accounts", Path.Combine(folder, "accounts.yaml"), "--endpoint-url", sandbox.Url.ToString(), "--regions", "us-east-1", "--checks", $"{Check},iam-password-policy,s3-bucket-permissions",
                    "--store", store, "--config", Path.Combine(folder, "settings.json"), "--sink", $"jsonl:{Events}", "--urls", "none", .. now ? ["--now"] : Array.Empty<string>(),
                ],
                new Dictionary<string, string?> { ["Cluster__Worker"] = name, ["Cluster__CheckInSeconds"] = "1" }),
            line);
        workers.Add(worker);
        return worker;
    }

    /// <summary>Waits until a pass is under way on a worker.</summary>
    public Task UntilBusyAsync(Worker worker) => UntilAsync(
        async connection => await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM quartz_fired_triggers WHERE instance_name = @name AND state = 'EXECUTING' AND job_group = 'accounts'", new { name = worker.Name }) > 0);

    /// <summary>Waits until every account that is active has a complete run since an instant, nothing is left to do, and every event was delivered.</summary>
    public Task UntilDoneAsync(DateTimeOffset since) => UntilAsync(async connection =>
    {
        var done = (await connection.QueryAsync<string>("SELECT DISTINCT account FROM runs WHERE complete = 1 AND started_at >= @since", new { since = since.ToUnixTimeMilliseconds() })).ToHashSet();
        var left = await connection.ExecuteScalarAsync<long>(
            "SELECT (SELECT COUNT(*) FROM quartz_triggers WHERE trigger_group <> 'schedules') + (SELECT COUNT(*) FROM quartz_fired_triggers) + (SELECT COUNT(*) FROM outbox WHERE seq > (SELECT MIN(last_seq) FROM sinks))");
        return left == 0 && Active.All(done.Contains);
    });

    /// <summary>The accounts that are to be checked.</summary>
    public IEnumerable<string> Active => others.Keys.Where((_, i) => (i + 1) % 7 != 0).Append(Management);

    /// <summary>What each account's case says at AWS.</summary>
    public async Task<IReadOnlyList<string>> CasesAsync(string account)
    {
        var caller = new AwsAccount(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "test"), new(sandbox.Url, null), "us-east-1");
        var member = account == Management ? caller : caller.Through(new RoleTemplate { Role = "arn:aws:iam::{account}:role/Advisor" }.For(account));
        using var clients = new AwsClients(member.Credentials, member.Endpoints, new(), account, new CallTerms(new(), TimeProvider.System));
        var answer = await clients.Get<AmazonAWSSupportClient>("us-east-1").DescribeCasesAsync(new() { IncludeResolvedCases = true, MaxResults = 100 });
        return [.. (answer.Cases ?? []).Select(one => one.Subject!).Where(subject => subject.Contains("Security Groups", StringComparison.Ordinal))];
    }

    /// <summary>Events of the store that the sink has not got.</summary>
    public async Task<IReadOnlyList<string>> LostEventsAsync()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in await File.ReadAllLinesAsync(Events))
        {
            try
            {
                taken.Add(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!);
            }
            catch (JsonException)
            {
                // Cut off when its worker was killed, and sent again.
            }
        }

        await using var connection = await source.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<string>("SELECT event FROM outbox")).Select(json => JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!).Where(id => !taken.Contains(id))];
    }

    /// <summary>Items that were told of as new more than once, or are flagged and were never told of, or were told of as gone: the accounts do not change.</summary>
    public async Task<IReadOnlyList<string>> MistoldAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<string>(
                """
                SELECT 'told twice: ' || fingerprint FROM outbox WHERE kind = 'item' GROUP BY fingerprint HAVING COUNT(*) > 1
                UNION ALL SELECT 'told as ' || change || ': ' || fingerprint FROM outbox WHERE kind = 'item' AND change <> 'new'
                UNION ALL SELECT 'not told: ' || fingerprint FROM items WHERE status <> 'ok' AND suppressed = 0 AND fingerprint NOT IN (SELECT fingerprint FROM outbox WHERE kind = 'item')
                """),
        ];
    }

    /// <summary>How many complete runs each account has.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RunsAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<(string Account, long Count)>("SELECT account, COUNT(*) FROM runs WHERE complete = 1 GROUP BY account")).ToDictionary(row => row.Account, row => row.Count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        await sandbox.DisposeAsync();
        await source.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task UntilAsync(Func<NpgsqlConnection, Task<bool>> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(patience.Token);
                if (await reached(connection))
                {
                    return;
                }
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName)
            {
                // The first worker has not made it yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }
}
