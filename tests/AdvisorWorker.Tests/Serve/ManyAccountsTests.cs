using System.Globalization;
using System.Net;
using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Accounts;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

/// <summary>A daemon over the accounts of an organization.</summary>
public sealed class ManyAccountsTests
{
    private const string Closed = "200000000002";
    private const string All = "assume:\n  role: arn:aws:iam::{account}:role/advisor-read\norganization: {}\n";

    [Fact]
    public async Task Each_account_is_a_pass_of_its_own_and_one_that_cannot_be_entered_is_one_line_and_one_event()
    {
        await using var organization = await ServedOrganization.StartAsync(4, new() { ExternalIds = new Dictionary<string, string> { [Closed] = "agreed" } });
        var report = Path.Combine(Path.GetDirectoryName(organization.Events)!, "report-{account}.json");
        await using var daemon = await StartAsync(organization, "--now", "--format", "json", "--output", report);

        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"incomplete\"");
        await daemon.UntilAsync(async () => (await daemon.Client.GetStringAsync("metrics")).Contains("advisor_passes_total{schedule=\"start\",outcome=\"complete\"} 3", StringComparison.Ordinal));
        await daemon.UntilAsync(() => Task.FromResult(File.Exists(organization.Events) && Runs(organization).Count == 4));
        var (exitCode, _, said) = await daemon.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.Single(said.Split('\n'), line => line.Contains($"The account {Closed} was not checked: ", StringComparison.Ordinal));
        Assert.Equal([ServedOrganization.Management, ServedOrganization.Audit, Closed, "200000000003"], Runs(organization).Order());
        var open = JsonDocument.Parse(await File.ReadAllTextAsync(report.Replace("{account}", "200000000003", StringComparison.Ordinal))).RootElement;
        Assert.Equal("200000000003", open.GetProperty("run").GetProperty("accounts")[0].GetString());
        Assert.NotEqual(0, open.GetProperty("checks")[0].GetProperty("items").GetArrayLength());
        var closed = JsonDocument.Parse(await File.ReadAllTextAsync(report.Replace("{account}", Closed, StringComparison.Ordinal))).RootElement;
        Assert.Equal("not_available", closed.GetProperty("checks")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_refresh_names_its_account_and_only_one_that_is_there()
    {
        await using var organization = await ServedOrganization.StartAsync(3);
        await using var daemon = await StartAsync(organization);
        await daemon.UntilAsync(async () => (await daemon.Client.GetAsync("readyz")).IsSuccessStatusCode);

        using var none = await daemon.Client.PostAsync("refresh?check=HCP4007jGY", null);
        using var stranger = await daemon.Client.PostAsync("refresh?check=HCP4007jGY&account=999999999999", null);
        using var accepted = await daemon.Client.PostAsync($"refresh?check=HCP4007jGY&account={Closed}", null);
        await daemon.UntilPassAsync("schedule=\"refresh\",outcome=\"complete\"");
        await daemon.UntilAsync(async () => (await StateAsync(Closed)) == "success");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Accepted), (none.StatusCode, stranger.StatusCode, accepted.StatusCode));
        Assert.Equal("none", await StateAsync(ServedOrganization.Audit));
        Assert.Equal([Closed], Runs(organization));

        async Task<string?> StateAsync(string account) =>
            JsonDocument.Parse(await daemon.Client.GetStringAsync($"refresh?check=HCP4007jGY&account={account}")).RootElement.GetProperty("status").GetString();
    }

    [Fact]
    public async Task Accounts_that_a_killed_worker_did_not_reach_are_checked_when_it_starts_again()
    {
        await using var organization = await ServedOrganization.StartAsync(4);
        await organization.RunAsync(All, "--checks", "HCP4007jGY", "--store", organization.Store);

        // Due once, soon.
        var due = TimeProvider.System.GetUtcNow().AddSeconds(8);
        var cron = due.ToString("s m H d M '?'", CultureInfo.InvariantCulture);
        var slow = new FaultRule(FaultKind.Latency) { Account = "200000000003", MinLatency = TimeSpan.FromMinutes(1), MaxLatency = TimeSpan.FromMinutes(1) };
        await using (var faulty = await ServedOrganization.StartAsync(4, new() { Faults = [slow] }))
        await using (var killed = await StartWithAsync(organization.Store, faulty, "--cron", cron))
        {
            await killed.UntilAsync(async () => (await killed.Client.GetStringAsync("metrics")).Contains("advisor_passes_total{schedule=\"cron\",outcome=\"complete\"} 3", StringComparison.Ordinal));
        }

        await using var daemon = await StartAsync(organization, "--cron", cron);
        await daemon.UntilPassAsync("schedule=\"cron\",outcome=\"complete\"");
        var (_, _, said) = await daemon.StopAsync();
        var passes = said.Split('\n').Where(line => line.Contains(" INF Pass ", StringComparison.Ordinal)).ToList();
        Assert.Contains("of 200000000003: ", Assert.Single(passes));
    }

    [Fact]
    public async Task A_schedule_is_about_the_accounts_that_it_names()
    {
        await using var organization = await ServedOrganization.StartAsync(4);
        var settings = organization.Write("settings.json", """{ "Schedules": [ { "Name": "some", "Cron": "0/2 * * * * ?", "Accounts": [ "audit", "200000000003" ] } ] }""");
        await using var daemon = await StartAsync(organization, "--config", settings);

        await daemon.UntilAsync(async () => (await daemon.Client.GetStringAsync("metrics")).Contains("advisor_passes_total{schedule=\"some\",outcome=\"complete\"} 4", StringComparison.Ordinal));
        await daemon.UntilAsync(() => Task.FromResult(File.Exists(organization.Events) && Runs(organization).Count >= 4));

        Assert.Equal([ServedOrganization.Audit, "200000000003"], Runs(organization).Distinct().Order());
    }

    [Fact]
    public async Task A_schedule_about_accounts_that_are_not_there_is_refused()
    {
        await using var organization = await ServedOrganization.StartAsync(2);
        var settings = organization.Write("settings.json", """{ "Schedules": [ { "Name": "some", "Cron": "0 0 3 * * ?", "Accounts": [ "paymets" ] } ] }""");
        var accounts = organization.Write("accounts.yaml", "accounts:\n  - { account: \"200000000001\", name: payments, role: \"arn:aws:iam::200000000001:role/advisor-read\" }\n");

        var listed = await Advisor.RunAsync("serve", "--config", settings, "--accounts", accounts, "--urls", "none", "--endpoint-url", "http://127.0.0.1:9");
        var alone = await Advisor.RunAsync("serve", "--config", settings, "--urls", "none", "--endpoint-url", "http://127.0.0.1:9");

        Assert.Equal((2, 2), (listed.ExitCode, alone.ExitCode));
        Assert.Equal("advisor: Schedules: some: Accounts: 'paymets' is none of the accounts of --accounts. Did you mean 'payments'?", Assert.Single(listed.ErrorLines));
        Assert.StartsWith("advisor: Schedules: some names accounts, and there are none to choose from", Assert.Single(alone.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_worker_with_the_same_file_is_refused()
    {
        var store = Path.Combine(Directory.CreateTempSubdirectory("alone").FullName, "advisor.db");
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--store", store]);

        var second = await Advisor.RunAsync("serve", "--demo", "--urls", "none", "--store", store);
        var run = await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", store, "--fail-on", "none");

        Assert.Equal(2, second.ExitCode);
        Assert.Equal(
            $"advisor: --store: another worker serves from {store}, and a file is for one. Stop that worker, name another store, or let both share a PostgreSQL database.", Assert.Single(second.ErrorLines));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_report_of_many_accounts_needs_a_file_for_each()
    {
        var run = await Advisor.RunAsync("serve", "--accounts", "/nonexistent.yaml", "--output", Path.Combine(Path.GetTempPath(), "report.json"), "--endpoint-url", "http://127.0.0.1:9", "--urls", "none");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.ErrorLines, line => line.StartsWith("advisor: --output: each account has a report of its own; write {account} into the file's name", StringComparison.Ordinal));
    }

    private static List<string> Runs(ServedOrganization organization) =>
    [
        .. File.ReadAllLines(organization.Events).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(envelope => !envelope.GetProperty("detail-type").GetString()!.Contains("Item", StringComparison.Ordinal))
            .Select(envelope => envelope.GetProperty("account").GetString()!),
    ];

    private static Task<RunningDaemon> StartAsync(ServedOrganization organization, params string[] options) => StartWithAsync(organization.Store, organization, options);

    private static Task<RunningDaemon> StartWithAsync(string store, ServedOrganization organization, params string[] options) => RunningDaemon.StartAsync(
    [
        "--accounts", organization.Write("accounts.yaml", All), "--endpoint-url", organization.Server.Url.ToString(), "--regions", "us-east-1", "--checks", "HCP4007jGY",
        "--store", store, "--sink", $"jsonl:{organization.Events}", .. options,
    ]);
}
