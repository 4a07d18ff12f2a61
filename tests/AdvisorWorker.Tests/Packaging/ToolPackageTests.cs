using System.IO.Compression;
using System.Xml.Linq;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The program as `dotnet tool install` leaves it: nothing of the repository is near it.</summary>
public sealed class ToolPackageTests(PackedTool tool)
{
    [Fact]
    public async Task The_package_says_what_it_is_and_holds_the_packs()
    {
        await using var package = await ZipFile.OpenReadAsync(await tool.PackageAsync(), TestContext.Current.CancellationToken);
        var files = package.Entries.Select(entry => entry.FullName).ToList();
        await using var nuspec = await package.GetEntry("AdvisorWorker.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName);

        Assert.Equal("AdvisorWorker", metadata["id"].Single().Value);
        Assert.Equal("Apache-2.0", metadata["license"].Single().Value);
        Assert.Equal("README.md", metadata["readme"].Single().Value);
        Assert.NotEqual("advisor", metadata["authors"].Single().Value);
        Assert.Equal("DotnetTool", metadata["packageTypes"].Single().Elements().Single().Attribute("name")!.Value);
        Assert.DoesNotContain("url", metadata["repository"].SingleOrDefault()?.Attributes().Select(attribute => attribute.Name.LocalName) ?? []);
        Assert.Contains("README.md", files);
        Assert.Contains("NOTICE", files);
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(Advisor.Repository, "checks")).Select(folder => $"{Path.GetFileName(folder)}.dll").Order(StringComparer.Ordinal),
            files.Where(file => file.StartsWith("tools/net10.0/any/packs/", StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(files, file => file.Contains("/android", StringComparison.Ordinal) || file.Contains("/ios", StringComparison.Ordinal));
        Assert.Contains("tools/net10.0/any/runtimes/linux-x64/native/libe_sqlite3.so", files);
        Assert.Contains("tools/net10.0/any/runtimes/win-x64/native/e_sqlite3.dll", files);
    }

    [Fact]
    public async Task The_installed_tool_lists_every_check_and_finds_what_the_built_program_finds()
    {
        var listed = await RunAsync("checks", "list");
        var built = await Advisor.RunAsync("checks", "list");
        var run = await RunAsync("run", "--demo", "--format", "json");
        var expected = await Advisor.RunAsync("run", "--demo", "--format", "json");

        Assert.Equal((0, built.Output), (listed.ExitCode, listed.Output));
        Assert.Equal(expected.ExitCode, run.ExitCode);
        Assert.Equal(Verdicts(expected), Verdicts(run));

        static IEnumerable<string> Verdicts(Advisor.Ended ended) =>
            ended.Report.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("id")} {check.GetProperty("status")} {check.GetProperty("resourcesSummary").GetRawText()}");
    }

    [Fact]
    public async Task Its_sandbox_serves_what_it_checks()
    {
        using var sandbox = System.Diagnostics.Process.Start(Advisor.Alone(new(await tool.CommandAsync(), ["sandbox"])))!;
        try
        {
            var serving = await sandbox.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            var url = serving!.Split(' ')[2].TrimEnd(':');

            var run = await RunAsync("run", "--endpoint-url", url, "--checks", "HCP4007jGY", "--format", "json");

            Assert.Equal(1, run.ExitCode);
            Assert.NotEmpty(run.Resources("security-group-open-ports"));
        }
        finally
        {
            sandbox.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task It_runs_as_a_number_without_a_home_that_may_write_its_store_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can run a program as somebody else.");
        var command = await tool.CommandAsync();

        await Unprivileged.TestAsync(command);
    }

    private async Task<Advisor.Ended> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await ProgramRun.ToEndAsync(Advisor.Alone(new(await tool.CommandAsync(), arguments)));
        return new(code, output, errors);
    }
}
