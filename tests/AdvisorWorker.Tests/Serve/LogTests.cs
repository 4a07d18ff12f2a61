using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Faults;

namespace AdvisorWorker.Tests.Serve;

public sealed class LogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("advisor-logs-");

    public void Dispose() => folder.Delete(recursive: true);

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

    [Fact]
    public async Task What_a_pass_met_names_run_account_and_check_too()
    {
        await using var demo = await FaultyDemo.StartAsync(
            new FaultRule(FaultKind.Denied) { Operation = "iam:GetAccountPasswordPolicy" }, new FaultRule(FaultKind.Throttle) { Operation = "ec2:DescribeSecurityGroups", Count = 1 });
        await using var daemon = await RunningDaemon.StartAsync(
            ["--endpoint-url", $"{demo.Url}", "--regions", "us-east-1", "--now", "--checks", "HCP4007jGY,Yw2K9puPzl", "--log-format", "json"],
            new Dictionary<string, string?>
            {
                ["AWS_MAX_ATTEMPTS"] = null,
                ["Store"] = Path.Combine(folder.FullName, "store.db"),
                ["Escalation__Mode"] = "dry-run",
                ["Escalation__Rules__0__Name"] = "reds",
            });
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"incomplete\"");

        var (_, _, said) = await daemon.StopAsync();

        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("Properties", out var known) && known.TryGetProperty("Schedule", out var schedule) && schedule.GetString() == "start")
            .ToList();
        Assert.All(lines, line => Assert.Equal("111122223333", line.GetProperty("Properties").GetProperty("Account").GetString()));
        Assert.Single(lines.Select(line => line.GetProperty("Properties").GetProperty("Run").GetString()).Distinct());
        string[] expected = ["Not available in {Regions}", "AWS asked to slow down", "Cases: {Said}", "Pass {Run} of {Account}"];
        Assert.All(expected, start => Assert.Contains(lines, line => line.GetProperty("MessageTemplate").GetString()!.StartsWith(start, StringComparison.Ordinal)));
        var gap = Assert.Single(lines, line => line.GetProperty("MessageTemplate").GetString()!.StartsWith("Not available", StringComparison.Ordinal));
        Assert.Equal("iam-password-policy", gap.GetProperty("Properties").GetProperty("Check").GetString());
        Assert.Contains("AccessDenied iam:GetAccountPasswordPolicy", gap.GetProperty("Properties").GetProperty("Reason").GetString());
    }
}
