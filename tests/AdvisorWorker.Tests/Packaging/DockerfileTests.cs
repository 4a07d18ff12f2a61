using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Serve;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The image's steps as plain commands. Whether an engine takes the file is not shown here: none runs on the machines of the tests.</summary>
public sealed class DockerfileTests
{
    private readonly Dockerfile file = Dockerfile.Read();

    [Fact]
    public void What_is_copied_is_in_the_repository_and_is_not_ignored()
    {
        var taken = File.ReadLines(Path.Combine(Advisor.Repository, ".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();

        Assert.NotEmpty(Copied());
        Assert.All(Copied(), source => Assert.True(Path.Exists(Path.Combine(Advisor.Repository, source)) && taken.Contains(source), source));
    }

    [Fact]
    public void It_ends_as_a_number_that_is_not_root_and_keeps_its_data_in_one_folder()
    {
        Assert.Matches("^[1-9][0-9]*:[1-9][0-9]*$", file.Last("USER"));
        Assert.Contains($"XDG_DATA_HOME={file.Last("VOLUME")} ", file.Last("ENV"));
        Assert.Contains(file.Instructions, step => step.Name == "RUN" && step.Said.Contains($"install --directory --owner={file.Last("USER").Split(':')[0]}", StringComparison.Ordinal) && step.Said.EndsWith(file.Last("VOLUME"), StringComparison.Ordinal));
        Assert.DoesNotContain(file.Instructions, step => step.Name == "FROM" && !step.Said.Contains(':'));
        Assert.Equal(["/app/advisor"], Dockerfile.Words(file.Last("ENTRYPOINT")));
    }

    [Fact]
    public async Task Its_command_is_one_that_the_program_knows()
    {
        var help = await Advisor.RunAsync([.. Dockerfile.Words(file.Last("CMD")), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("advisor serve", help.Output);
    }

    [Fact]
    public async Task Its_health_check_tells_a_daemon_that_lives_from_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The image's bash is needed.");
        await using var daemon = await RunningDaemon.StartAsync(["--demo"]);
        var port = $"{daemon.Client.BaseAddress!.Port}";

        Assert.Equal("8787", file.Last("EXPOSE"));
        Assert.Equal(0, await CheckAsync(port));
        Assert.NotEqual(0, await CheckAsync($"{RunningDaemon.FreePort()}"));
    }

    [Fact]
    public async Task Followed_to_its_end_it_gives_a_program_that_runs_unprivileged()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ADVISOR_PACKAGING") == "1", "ADVISOR_PACKAGING=1 builds what the image is built of, which takes minutes.");
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can run a program as somebody else.");
        var folder = Directory.CreateTempSubdirectory("advisor-image").FullName;
        try
        {
            Unprivileged.LetIn(folder);
            var source = Path.Combine(folder, "source");
            Directory.CreateDirectory(source);

            // As git has them, so that nothing built is copied.
            await BashAsync(Advisor.Repository, $"git ls-files -z -- {string.Join(' ', Copied())} | xargs -0 cp --parents --target-directory '{source}'");
            var publish = file.Instructions.Single(step => step.Name == "RUN" && step.Said.Contains("dotnet publish", StringComparison.Ordinal)).Said;
            Assert.EndsWith(" --output /app", publish, StringComparison.Ordinal);
            await BashAsync(source, $"{publish[..^" /app".Length]} '{folder}/app'");

            await Unprivileged.TestAsync(Path.Combine(folder, "app", "advisor"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // All but the last word of each copy from outside; folders copy what is in them.
    private IEnumerable<string> Copied() =>
        file.Instructions.Where(step => step.Name == "COPY" && !step.Said.StartsWith("--from", StringComparison.Ordinal)).SelectMany(step => step.Said.Split(' ')[..^1]).Distinct();

    private async Task<int> CheckAsync(string port)
    {
        var words = Dockerfile.Words(file.Last("HEALTHCHECK"));
        return (await ProgramRun.ToEndAsync(new(words[0], words.Skip(1).Select(word => word.Replace("/8787", $"/{port}", StringComparison.Ordinal))))).ExitCode;
    }

    private static async Task BashAsync(string folder, string script)
    {
        var run = await ProgramRun.ToEndAsync(new("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder }, TimeSpan.FromMinutes(15));
        Assert.True(run.ExitCode == 0, $"{script}\n{run.Output}{run.Errors}");
    }
}
