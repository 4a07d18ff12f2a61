using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The one file that needs nothing installed. Its runtime comes from a registry and its code is compiled ahead, so that it is published by option.</summary>
public sealed class SingleFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-single").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task One_file_has_the_checks_a_store_and_takes_packs_from_outside()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ADVISOR_PACKAGING") == "1", "ADVISOR_PACKAGING=1 publishes the single file, which takes minutes.");
        var published = Path.Combine(folder, "out");
        var publish = await ProgramRun.ToEndAsync(
            new("dotnet",
            [
                "publish", Path.Combine(Advisor.Repository, "src", "AdvisorWorker"), "-p:PublishProfile=SingleFile", "--use-current-runtime",
                "--artifacts-path", Path.Combine(folder, "artifacts"), "--output", published, "-v", "q",
            ]),
            TimeSpan.FromMinutes(15));
        Assert.True(publish.ExitCode == 0, publish.Output);
        var program = Assert.Single(Directory.GetFiles(published));
        string[] demo = ["run", "--demo", "--format", "json", "--store", Path.Combine(folder, "advisor.db")];

        var listed = await RunAsync(program, "checks", "list");
        var first = await RunAsync(program, demo);
        var second = await RunAsync(program, [.. demo, "--only-new"]);

        // The packs of the built program lie in a folder; here they are a second copy of what is inside.
        var twice = await RunAsync(program, "checks", "list", "--packs", Path.Combine(Advisor.Folder, "packs"));

        Assert.Equal((await Advisor.RunAsync("checks", "list")).Output, listed.Output);
        Assert.Equal((await Advisor.RunAsync("run", "--demo", "--format", "json")).ExitCode, first.ExitCode);
        Assert.NotEmpty(first.Resources("security-group-open-ports"));
        Assert.Empty(second.Resources("security-group-open-ports"));
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("'security-group-open-ports' is used twice", twice.Errors);
    }

    private async Task<Advisor.Ended> RunAsync(string program, params string[] arguments)
    {
        var (code, output, errors) = await ProgramRun.ToEndAsync(Advisor.Alone(new(program, arguments), new Dictionary<string, string?> { ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(folder, "unpacked") }));
        return new(code, output, errors);
    }
}
