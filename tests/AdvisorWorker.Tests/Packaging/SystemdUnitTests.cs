using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Serve;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The unit, judged by systemd's own programs; and its command in its environment, run plainly.</summary>
public sealed class SystemdUnitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-unit").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IReadOnlyList<string> Lines { get; } = File.ReadAllLines(Path.Combine(Advisor.Repository, "packaging", "systemd", "advisor.service"));

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_it()
    {
        var analyze = RequiredProgram.Systemd.Require();

        // Only the program is missing here.
        var unit = Path.Combine(folder, "advisor.service");
        await File.WriteAllLinesAsync(unit, Lines.Select(line => line.Replace("/usr/local/bin/advisor", Environment.ProcessPath, StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        var verified = await ProgramRun.ToEndAsync(new(analyze, ["verify", unit]));

        // What it does not know it names, and goes on.
        Assert.True(verified.ExitCode == 0, verified.Errors);
        Assert.DoesNotContain("advisor.service", verified.Output + verified.Errors);
    }

    [Fact]
    public async Task Systemd_rates_its_exposure_low()
    {
        var rated = await ProgramRun.ToEndAsync(new(RequiredProgram.Systemd.Require(), ["security", "--offline=true", "--threshold=15", Path.Combine(Advisor.Repository, "packaging", "systemd", "advisor.service")]));

        Assert.True(rated.ExitCode == 0, rated.Output + rated.Errors);
        Assert.Contains("Overall exposure level", rated.Output);
    }

    [Fact]
    public async Task Its_command_keeps_the_store_where_the_unit_has_a_folder_for_it()
    {
        var settings = Path.Combine(folder, "advisor.json");
        await File.WriteAllTextAsync(settings, "{}", TestContext.Current.CancellationToken);
        var command = Said("ExecStart").Single().Replace("/etc/advisor/advisor.json", settings, StringComparison.Ordinal).Split(' ');

        // Credentials that nobody put there are files that are missing.
        var environment = Said("Environment").SelectMany(line => line.Split(' ')).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => (string?)pair[1].Replace("%S", folder, StringComparison.Ordinal).Replace("%C", $"{folder}/cache", StringComparison.Ordinal).Replace("%d", $"{folder}/credentials", StringComparison.Ordinal));
        Assert.Equal(["/usr/local/bin/advisor", "serve"], command[..2]);
        await using var daemon = await RunningDaemon.StartAsync(command[2..], environment);
        await daemon.UntilReadyAsync();
        var ended = await daemon.StopAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(Path.Combine(folder, Said("StateDirectory").Single(), "advisor.db"), Directory.GetFiles(folder, "*.db", SearchOption.AllDirectories).Single());
    }

    [Fact]
    public async Task A_mistake_in_the_settings_ends_with_the_code_that_is_not_started_again()
    {
        var settings = Path.Combine(folder, "advisor.json");
        await File.WriteAllTextAsync(settings, """{ "Refresh": { "MinimumSeconds": "soon" } }""", TestContext.Current.CancellationToken);

        var run = await Advisor.RunAsync("serve", "--config", settings, "--urls", "none");

        Assert.Equal(Said("RestartPreventExitStatus").Single(), $"{run.ExitCode}");
        Assert.Equal("on-failure", Said("Restart").Single());
    }

    private static IEnumerable<string> Said(string name) => Lines.Where(line => line.StartsWith($"{name}=", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..]);
}
