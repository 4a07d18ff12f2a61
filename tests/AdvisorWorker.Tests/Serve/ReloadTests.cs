namespace AdvisorWorker.Tests.Serve;

public sealed class ReloadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reload").FullName;

    [Fact]
    public async Task Changed_settings_are_taken_while_it_runs_and_wrong_ones_change_nothing()
    {
        var config = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(config, Settings("first", "0 0 3 * * ?"));
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--checks", "HCP4007jGY", "--config", config]);
        await UntilScheduledAsync("first");

        await File.WriteAllTextAsync(config, Settings("wrong", "every night"));
        await Task.Delay(TimeSpan.FromSeconds(3));
        await UntilScheduledAsync("first");

        await File.WriteAllTextAsync(config, Settings("second", "0/1 * * * * ?"));
        await UntilScheduledAsync("second");
        await daemon.UntilPassAsync("schedule=\"second\",outcome=\"complete\"");

        var (exitCode, _, said) = await daemon.StopAsync();
        Assert.Equal(0, exitCode);
        Assert.Single(said.Split('\n'), line => line.Contains("The settings changed and are wrong, so the old ones stay: ", StringComparison.Ordinal) && line.Contains("'every night' is no Quartz cron expression", StringComparison.Ordinal));
        Assert.Single(said.Split('\n'), line => line.Contains("The settings changed and were taken; at the next start these will be: Events", StringComparison.Ordinal));

        Task UntilScheduledAsync(string name) =>
            daemon.UntilAsync(async () => (await daemon.Client.GetStringAsync("metrics")).Contains($"advisor_next_pass_timestamp_seconds{{schedule=\"{name}\"}}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changed_suppressions_silence_what_the_next_pass_finds()
    {
        var rules = Path.Combine(folder, "rules.yaml");
        await File.WriteAllTextAsync(rules, "version: 1\nsuppressions: []\n");
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--checks", "HCP4007jGY", "--suppressions", rules, "--cron", "0/1 * * * * ?"]);
        await daemon.UntilAsync(async () => !await IsSilentAsync());

        await File.WriteAllTextAsync(rules, "version: 1\nsuppressions:\n  - check: security-group-open-ports\n    reason: Known\n");

        await daemon.UntilAsync(IsSilentAsync);

        async Task<bool> IsSilentAsync()
        {
            var metrics = await daemon.Client.GetStringAsync("metrics");
            var line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith("advisor_findings{", StringComparison.Ordinal) && line.Contains("status=\"error\"", StringComparison.Ordinal));
            return line?.EndsWith(" 0", StringComparison.Ordinal) ?? true;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Settings(string name, string cron) =>
        $$"""{ "Events": { "Source": "of-{{name}}" }, "Schedules": [ { "Name": "{{name}}", "Cron": "{{cron}}" } ] }""";
}
