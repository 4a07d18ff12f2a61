using System.Text.Json;

namespace AdvisorWorker.Tests.Serve;

public sealed class LogTests
{
    [Fact]
    public async Task Each_line_of_a_pass_names_run_account_and_schedule_and_no_secret()
    {
        const string Secret = "canary-7f3a9c2e51d8";
        await using var daemon = await RunningDaemon.StartAsync(
            ["--demo", "--now", "--checks", "HCP4007jGY", "--log-format", "json", "--verbose"],
            new Dictionary<string, string?> { ["AWS_SECRET_ACCESS_KEY"] = Secret, ["ADVISOR_WEBHOOK_SECRET"] = Secret });
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"complete\"");

        var (_, _, said) = await daemon.StopAsync();

        Assert.DoesNotContain(Secret, said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var pass = Assert.Single(lines, line => line.GetProperty("MessageTemplate").GetString()!.StartsWith("Pass {Run}", StringComparison.Ordinal)).GetProperty("Properties");
        Assert.Equal(("start", "111122223333"), (pass.GetProperty("Schedule").GetString(), pass.GetProperty("Account").GetString()));
        var check = Assert.Single(lines, line => line.TryGetProperty("Properties", out var known) && known.TryGetProperty("Check", out _)).GetProperty("Properties");
        Assert.Equal("security-group-open-ports", check.GetProperty("Check").GetString());
        Assert.Equal(pass.GetProperty("Run").GetString(), check.GetProperty("Run").GetString());
    }
}
