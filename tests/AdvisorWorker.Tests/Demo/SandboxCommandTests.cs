using System.Diagnostics;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Demo;

/// <summary><c>advisor sandbox</c> as a process of its own.</summary>
public sealed class SandboxCommandTests(ITestOutputHelper output)
{
    // It takes two to three seconds; a busy build server takes longer.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_largest_account_listens_soon()
    {
        var watch = Stopwatch.StartNew();
        using var sandbox = Advisor.Start(["sandbox", "--generate", "300000"]);
        try
        {
            Assert.StartsWith("Serving at http://127.0.0.1:", await FirstLineAsync(sandbox), StringComparison.Ordinal);
            output.WriteLine($"300,000 resources listen after {watch.Elapsed.TotalSeconds:0.0} s");
            Assert.True(watch.Elapsed < LongestStart, $"{watch.Elapsed}");
        }
        finally
        {
            sandbox.Kill();
        }
    }

    [Fact]
    public async Task It_ends_in_order_when_it_is_asked_to_in_the_moment_it_serves()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        for (var i = 0; i < 5; i++)
        {
            using var sandbox = Advisor.Start(["sandbox"]);
            await FirstLineAsync(sandbox);
            await ProgramRun.SignalAsync(sandbox, "TERM");

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(LongestEnd);
            try
            {
                await sandbox.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                sandbox.Kill();
                throw;
            }

            Assert.Equal(0, sandbox.ExitCode);
        }
    }

    [Fact]
    public async Task Its_accounts_are_read_by_assuming_their_roles()
    {
        using var sandbox = Advisor.Start(["sandbox", "--accounts", "3"]);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        try
        {
            var url = (await FirstLineAsync(sandbox)).Split(' ')[2];
            await File.WriteAllTextAsync(
                file, """{ "Account": { "RoleArn": "arn:aws:iam::200000000002:role/advisor-read" } }""", TestContext.Current.CancellationToken);
            var run = await Advisor.RunAsync("run", "--endpoint-url", url, "--config", file, "--checks", "HCP4007jGY", "--format", "json");

            Assert.Equal(["200000000002"], run.Report.GetProperty("run").GetProperty("accounts").EnumerateArray().Select(account => account.GetString()));
            Assert.NotEmpty(run.Resources("security-group-open-ports"));
        }
        finally
        {
            sandbox.Kill();
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--accounts", "0")]
    [InlineData("--accounts", "1001")]
    [InlineData("--seed", "1")]
    public async Task What_makes_no_sense_is_said(string option, string value)
    {
        var run = await Advisor.RunAsync("sandbox", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> FirstLineAsync(Process sandbox) =>
        await sandbox.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? await sandbox.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
}
