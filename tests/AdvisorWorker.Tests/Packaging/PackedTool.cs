using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Packaging;
using AdvisorWorker.Tests.Support;

[assembly: AssemblyFixture(typeof(PackedTool))]

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The tool's package, made of what was built, and installed from it as a user installs it.</summary>
public sealed class PackedTool : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-packed").FullName;
    private readonly Lazy<Task> installed;

    public PackedTool() => installed = new(InstallAsync);

    /// <summary>The package.</summary>
    public async Task<string> PackageAsync()
    {
        await installed.Value;
        return Assert.Single(Directory.GetFiles(Path.Combine(folder, "packages"), "*.nupkg"));
    }

    /// <summary>The installed command.</summary>
    public async Task<string> CommandAsync()
    {
        await installed.Value;
        return Path.Combine(folder, "tool", OperatingSystem.IsWindows() ? "advisor.exe" : "advisor");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task InstallAsync()
    {
        Unprivileged.LetIn(folder);
        var packages = Path.Combine(folder, "packages");
        var configuration = new DirectoryInfo(Advisor.Folder).Parent!.Name;
        await DotnetAsync(
            "pack", Path.Combine(Advisor.Repository, "src", "AdvisorWorker"), "--no-build", "--configuration", configuration, "--output", packages, $"-p:PublishDir={Path.Combine(folder, "published")}/");

        // Of all sources, this alone: the test asks no registry.
        await DotnetAsync("tool", "install", "AdvisorWorker", "--tool-path", Path.Combine(folder, "tool"), "--source", packages);
    }

    private async Task DotnetAsync(params string[] arguments)
    {
        var run = await ProgramRun.ToEndAsync(new("dotnet", arguments) { Environment = { ["DOTNET_CLI_HOME"] = folder, ["DOTNET_NOLOGO"] = "1", ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1" } });
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}{run.Errors}");
    }
}
