using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Recordings;

/// <summary>A recording may come from anyone. What is not one is refused, all of it at once, before anything is served.</summary>
public sealed class HostileRecordingTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"advisor-hostile-{Guid.NewGuid():N}");

    private string Groups => Path.Combine(folder, "us-east-1", "ec2.DescribeSecurityGroups.jsonl");

    public async ValueTask InitializeAsync()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        await RecordedDemo.RecordAsync(sandbox.Url, folder, chosen: check => check.About.Id == "security-group-open-ports");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_untouched_one_is_taken()
    {
        var run = await Advisor.RunAsync("run", "--replay", folder, "--checks", "security-group-open-ports", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Resources("security-group-open-ports"));
    }

    [Fact]
    public async Task Links_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets few people make links.");
        File.Delete(Groups);
        File.CreateSymbolicLink(Groups, "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(folder, "eu-west-3"), "/etc");

        await RefusedAsync("ec2.DescribeSecurityGroups.jsonl is a link", "eu-west-3 does not belong into a recording: it is a link");
    }

    [Fact]
    public async Task A_manifest_that_is_a_link_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets few people make links.");
        File.Move(Path.Combine(folder, "manifest.json"), folder + ".json");
        File.CreateSymbolicLink(Path.Combine(folder, "manifest.json"), folder + ".json");

        await RefusedAsync("manifest.json is a link");
        File.Delete(folder + ".json");
    }

    [Fact]
    public async Task A_pipe_does_not_make_it_wait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        File.Delete(Groups);
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", Groups);
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        await RefusedAsync("is empty, or no file");
    }

    [Fact]
    public async Task Giant_files_are_refused_unread()
    {
        using (var giant = File.OpenWrite(Groups))
        {
            giant.SetLength(5L << 30);
        }

        await RefusedAsync("has 5368709120 bytes; at most");
    }

    [Fact]
    public async Task A_giant_line_is_refused()
    {
        using (var giant = File.OpenWrite(Groups))
        {
            giant.SetLength(100 << 20);
        }

        await RefusedAsync("a line is longer than");
    }

    [Fact]
    public async Task What_does_not_belong_is_named_all_at_once()
    {
        File.WriteAllText(Path.Combine(folder, "readme.txt"), "hello");
        File.WriteAllText(Path.Combine(folder, "us-east-1", "ec2.LaunchRockets.jsonl"), "{}");
        File.AppendAllText(Groups, "{\"parameters\":{},\"response\":{\"SecurityGroups\":17}}\n");
        File.AppendAllText(Groups, "{\"parameters\":\n");
        File.AppendAllText(Groups, "{\"parameters\":{\"NextToken\":\"page-9\"}}\n");

        await RefusedAsync(
            "readme.txt does not belong into a recording",
            "ec2.LaunchRockets.jsonl is named after no operation",
            "$.SecurityGroups is no recorded call of ec2.DescribeSecurityGroups",
            "ec2.DescribeSecurityGroups.jsonl:");
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        File.AppendAllText(Groups, "{\"parameters\":" + new string('[', 100_000) + "\n");

        await RefusedAsync("is no recorded call of");
    }

    [Fact]
    public async Task A_newer_version_says_so()
    {
        var manifest = Path.Combine(folder, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));

        await RefusedAsync("version 2 is newer than this program");
    }

    [Fact]
    public async Task An_unfinished_one_says_so()
    {
        File.Delete(Path.Combine(folder, "manifest.json"));

        await RefusedAsync("it is no recording, or one that was not finished");
    }

    [Fact]
    public async Task A_recording_is_not_written_over_anything()
    {
        var run = await Advisor.RunAsync("record", "--demo", "--output", folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not empty; name a new folder", Assert.Single(run.ErrorLines));
    }

    private async Task RefusedAsync(params string[] expected)
    {
        var run = await Advisor.RunAsync("run", "--replay", folder, "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.All(expected, part => Assert.Contains(run.ErrorLines, line => line.Contains(part, StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", run.Errors);
    }
}
