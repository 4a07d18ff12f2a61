using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Recordings;
using AdvisorWorker.Tests.Support;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace AdvisorWorker.Tests.Recordings;

/// <summary>A recording holds what a run read, no secret, and says the same when it is replayed.</summary>
public sealed partial class ReplayTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"advisor-recording-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_replay_says_what_the_live_run_said()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        var live = await RecordedDemo.RunAsync(sandbox.Url);

        await RecordedDemo.RecordAsync(sandbox.Url, folder);

        Assert.Equal(ReportText.Of(live), ReportText.Of(await RecordedDemo.ReplayAsync(folder)));
        Assert.Contains(live.Items, item => item.IsFlagged);
    }

    [Fact]
    public async Task What_failed_when_it_was_recorded_fails_alike_in_the_replay()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(
            RecordedDemo.Account(),
            new(FaultKind.Denied) { Operation = "ec2:DescribeVolumes" },
            new(FaultKind.Throttle) { Operation = "rds:DescribeDBInstances", Region = "eu-west-1" },
            new(FaultKind.ServerError) { Operation = "lambda:ListFunctions" },
            new(FaultKind.Reset) { Operation = "autoscaling:DescribeAutoScalingGroups" });

        var live = await RecordedDemo.RecordAsync(sandbox.Url, folder);
        var replay = await RecordedDemo.ReplayAsync(folder);

        Assert.Equal(ReportText.Of(live), ReportText.Of(replay));
        Assert.Contains(replay.Unavailable, gap => gap.Gap.Action == "ec2:DescribeVolumes");
    }

    [Fact]
    public async Task Two_recordings_of_an_account_are_alike_to_the_byte()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        await RecordedDemo.RecordAsync(sandbox.Url, Path.Combine(folder, "a"));
        await RecordedDemo.RecordAsync(sandbox.Url, Path.Combine(folder, "b"));

        var first = Contents(Path.Combine(folder, "a"));

        Assert.True(first.Count > 50);
        Assert.Equal(first, Contents(Path.Combine(folder, "b")));
    }

    [Fact]
    public async Task Masked_ids_are_nowhere_and_what_belongs_together_still_does()
    {
        var account = RecordedDemo.Account();
        await using var sandbox = await RecordedDemo.ServeAsync(account);

        var live = await RecordedDemo.RecordAsync(sandbox.Url, folder, masksAccounts: true);
        var replay = await RecordedDemo.ReplayAsync(folder);

        var everything = string.Concat(Contents(folder).Values);
        Assert.DoesNotContain(account.Id, everything);
        Assert.DoesNotMatch(RealAccessKey(), everything);
        Assert.Equal(live.Checks.Select(check => (check.Check.Id, check.Status, check.Summary)), replay.Checks.Select(check => (check.Check.Id, check.Status, check.Summary)));
        var masked = replay.Run.Accounts[0];
        Assert.Matches("^0{6}", masked);
        Assert.Contains(replay.Items, item => item.Arn?.Contains($":{masked}:", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Secrets_are_not_written()
    {
        var account = RecordedDemo.Account();
        var region = account.Regions["us-east-1"];
        region.Functions[0].Environment = new EnvironmentResponse { Variables = new() { ["DB_URL"] = "postgres://shop:canary-environment@db/shop" } };
        region.LaunchConfigurations.Add(new LaunchConfiguration { LaunchConfigurationName = "canary", UserData = "Y2FuYXJ5LXVzZXItZGF0YQ==" });
        (region.Ec2.Instances.First().Tags ??= []).Add(new Tag { Key = "login", Value = "password=canary-tag-1" });
        account.Iam.Roles[0].AssumeRolePolicyDocument = Uri.EscapeDataString(
            """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"canary-external-id"}}}]}""");
        await using var sandbox = await RecordedDemo.ServeAsync(account);

        using (var recorder = new Recorder(folder, masksAccounts: false, Redaction.Apply))
        {
            var transport = new RecordingTransport(recorder);
            var report = await RecordedDemo.RunAsync(sandbox.Url, transport);
            var cancellation = TestContext.Current.CancellationToken;
            await new AmazonAutoScalingClient("AKIA", "canary-secret-key", Config(new AmazonAutoScalingConfig())).DescribeLaunchConfigurationsAsync(new(), cancellation);
            await new AmazonIdentityManagementServiceClient("AKIA", "canary-secret-key", Config(new AmazonIdentityManagementServiceConfig())).ListRolesAsync(new(), cancellation);
            await new AmazonSecurityTokenServiceClient("AKIA", "canary-secret-key", Config(new AmazonSecurityTokenServiceConfig())).AssumeRoleAsync(
                new() { RoleArn = $"arn:aws:iam::{account.Id}:role/a", RoleSessionName = "tests", ExternalId = "canary-external-id" }, cancellation);
            recorder.Finish(new() { Account = account.Id, At = report.Run.StartedAt, Regions = report.Run.Regions, HomeRegion = "us-east-1" });

            T Config<T>(T config)
                where T : ClientConfig
            {
                config.ServiceURL = sandbox.Url.ToString();
                config.AuthenticationRegion = "us-east-1";
                config.HttpClientFactory = transport;
                return config;
            }
        }

        var contents = Contents(folder);
        var everything = string.Concat(contents.Values);
        Assert.Contains("DB_URL", everything);
        Assert.Contains("UserData", everything);
        Assert.Contains("\"login\"", everything);
        Assert.Contains("sts%3AExternalId", everything);
        Assert.DoesNotContain("canary-", everything);
        Assert.DoesNotContain("Y2FuYXJ5LXVzZXItZGF0YQ", everything);
        Assert.DoesNotContain(contents.Keys, path => path.Contains("AssumeRole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_recorded_is_not_available()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        await RecordedDemo.RecordAsync(sandbox.Url, folder, chosen: check => check.About.Id == "security-group-open-ports");

        var replay = await RecordedDemo.ReplayAsync(folder, check => check.About.Id is "security-group-open-ports" or "underutilized-ebs-volumes");

        Assert.Equal(CheckStatus.Error, replay.Checks.Single(check => check.Check.Id == "security-group-open-ports").Status);
        Assert.Equal(CheckStatus.NotAvailable, replay.Checks.Single(check => check.Check.Id == "underutilized-ebs-volumes").Status);
        Assert.All(replay.Unavailable, gap => Assert.Contains("NotRecorded", gap.Gap.Detail));
    }

    [Fact]
    public async Task Files_are_their_owners_alone_and_named_after_operations()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        if (OperatingSystem.IsWindows())
        {
            return; // the compiler does not know that skipping ends a test
        }

        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        await RecordedDemo.RecordAsync(sandbox.Url, folder);

        Assert.True(File.Exists(Path.Combine(folder, "eu-west-1", "ec2.DescribeSecurityGroups.jsonl")));
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(folder)))
        {
            var others = File.GetUnixFileMode(entry.FullName) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Assert.Equal((entry.FullName, default), (entry.FullName, others));
        }

        Assert.False(Directory.Exists(Path.Combine(folder, ".unfinished")));
    }

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText), StringComparer.Ordinal);

    [GeneratedRegex("(AKIA|ASIA)(?!0{8})[A-Z0-9]{16}")]
    private static partial Regex RealAccessKey();
}
