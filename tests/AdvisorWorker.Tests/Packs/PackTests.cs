using System.Diagnostics;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packs;

/// <summary>Packs that are built outside the repository, as a user's are, against the two assemblies that a pack may know.</summary>
public sealed class PackTests(MotoAccount moto) : IDisposable
{
    private const string GoodCheck = """
        using AdvisorWorker;
        using AdvisorWorker.Resources.Ec2;

        namespace Acme;

        public sealed class SecurityGroupDescribed : ICheck<SecurityGroup>
        {
            public CheckDescriptor<SecurityGroup> Descriptor { get; } = new("security-group-described", null, Pillar.OperationalExcellence)
            {
                Title = "Security groups say what they are for",
                Why = "Nobody dares to delete a group whose purpose is unknown.",
                Fix = "Make the group anew with a description.",
                Criteria = "Yellow: the description is the name again.",
                Columns = [Columns.Region<SecurityGroup>(), new("Group", group => group.Name), Columns.Status<SecurityGroup>()],
            };

            public Verdict Evaluate(SecurityGroup resource, Moment at) =>
                resource.Description == resource.Name ? Verdict.Warning("It only repeats its name") : Verdict.Ok;
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("pack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_pack_from_outside_the_repository_is_loaded_and_its_check_runs()
    {
        var pack = await BuildAsync("Acme.Checks", GoodCheck);

        var run = await Advisor.RunAsync(
            "run", "--packs", pack, "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "security-group-described", "--format", "json");

        Assert.Contains(moto.Id("open-ssh"), run.Resources("security-group-described"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_pack_that_breaks_the_engine_is_not_available_and_in_the_log()
    {
        var pack = await BuildAsync("Acme.Mute", GoodCheck.Replace("<SecurityGroup>", "<Secret>", StringComparison.Ordinal).Replace("SecurityGroup resource", "Secret resource", StringComparison.Ordinal)
            .Replace("group => group.Name", "secret => secret.Id", StringComparison.Ordinal).Replace("resource.Description == resource.Name", "resource.Id.Length == 0", StringComparison.Ordinal) + """

            public sealed record Secret(string Id) : Resource(Id, "global");

            // Nobody can tell what went wrong: not even its message can be read.
            public sealed class Mute : System.Exception
            {
                public override string Message => throw new System.NotSupportedException();
            }

            public sealed class Secrets : ICollector<Secret>
            {
                public bool AccountWide => true;

                public System.Collections.Immutable.ImmutableArray<string> Operations => [];

                public System.Collections.Generic.IAsyncEnumerable<System.Collections.Generic.IReadOnlyList<Secret>> CollectAsync(
                    CollectContext context, System.Threading.CancellationToken cancellationToken) => throw new Mute();
            }
            """);

        var run = await Advisor.RunAsync(
            "run", "--demo", "--packs", pack, "--regions", "us-east-1", "--checks", "security-group-described,security-group-open-ports", "--format", "json", "--fail-on", "none");

        Assert.True(run.ExitCode == 3, run.Errors);
        Assert.Equal("not_available", run.Check("security-group-described").GetProperty("status").GetString());
        Assert.Equal("error", run.Check("security-group-open-ports").GetProperty("status").GetString());
        Assert.False(run.Report.GetProperty("run").GetProperty("complete").GetBoolean());
        Assert.Equal(("Failed", "security-group-described"), run.Report.GetProperty("unavailable").EnumerateArray().Select(gap => (gap.GetProperty("reason").GetString(), gap.GetProperty("check").GetString())).Single());
        Assert.Contains(run.ErrorLines, line => line.Contains(" ERR security-group-described of 111122223333 in global ended without an outcome; please report it", StringComparison.Ordinal));
        Assert.Contains(run.ErrorLines, line => line.Contains(" ERR Secret of 111122223333 in global was not read to the end: System.NotSupportedException at Acme.Mute.get_Message()", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_packs_check_is_listed_with_its_permissions()
    {
        var pack = await BuildAsync("Acme.Checks", GoodCheck);

        var shown = await Advisor.RunAsync("checks", "show", "security-group-described", "--packs", pack);

        Assert.Contains("ec2:DescribeSecurityGroups", shown.Output);
        Assert.Contains("Acme.Checks", shown.Output);
    }

    [Fact]
    public async Task A_duplicate_id_stops_the_start_and_names_both_packs()
    {
        var pack = await BuildAsync("Acme.Copies", GoodCheck.Replace("\"security-group-described\", null", "\"security-group-open-ports\", null", StringComparison.Ordinal));

        var run = await Advisor.RunAsync("checks", "list", "--packs", pack);

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.ErrorLines);
        Assert.Contains("'security-group-open-ports' is used twice", line);
        Assert.Contains("'Acme.Copies'", line);
        Assert.Contains("'AdvisorWorker.Checks.Security'", line);
    }

    [Fact]
    public async Task A_check_without_a_source_for_its_record_stops_the_start()
    {
        var own = GoodCheck.Replace("public sealed class", "public sealed record Unicorn(string Id) : Resource(Id, \"global\");\npublic sealed class", StringComparison.Ordinal)
            .Replace("SecurityGroup>", "Unicorn>", StringComparison.Ordinal).Replace("SecurityGroup resource", "Unicorn resource", StringComparison.Ordinal)
            .Replace("group => group.Name", "group => group.Id", StringComparison.Ordinal).Replace("resource.Description == resource.Name", "resource.Id == \"\"", StringComparison.Ordinal);
        var pack = await BuildAsync("Acme.Unicorns", own);

        var run = await Advisor.RunAsync("checks", "list", "--packs", pack);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Pack 'Acme.Unicorns', check 'security-group-described': Nothing collects Unicorn.", run.Errors);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_stops_the_start_and_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Broken.dll"), "not an assembly");

        var run = await Advisor.RunAsync("checks", "list", "--packs", folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Pack 'Broken' cannot be loaded:", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task A_folder_without_a_pack_stops_the_start()
    {
        var run = await Advisor.RunAsync("checks", "list", "--packs", folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds no pack", Assert.Single(run.ErrorLines));
    }

    private async Task<string> BuildAsync(string name, string source)
    {
        // Nothing of the repository's build settings applies out here.
        await File.WriteAllTextAsync(Path.Combine(folder, "Check.cs"), source);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(Advisor.Folder, "AdvisorWorker.Abstractions.dll")}" />
                <Reference Include="{Path.Combine(Advisor.Folder, "AdvisorWorker.Resources.dll")}" />
              </ItemGroup>
            </Project>
            """);
        var output = Path.Combine(folder, "out");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Path.Combine(folder, $"{name}.csproj"), "-o", output, "-v", "q", "--nologo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, said);
        return output;
    }
}
