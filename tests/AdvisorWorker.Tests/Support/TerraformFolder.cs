using System.Diagnostics;
using System.Text.Json;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Support;

/// <summary>A folder of its own with the configuration of this folder's Terraform, applied to an endpoint.</summary>
internal sealed class TerraformFolder : IDisposable
{
    private const string PluginFolder = "TF_PLUGIN_DIR";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("advisor-terraform-").FullName;
    private readonly string _program = RequiredProgram.Terraform.Require();

    /// <summary>Installs the provider: from the folder that TF_PLUGIN_DIR names, else as Terraform is configured. Skips the test where it cannot be had.</summary>
    public async Task InitAsync()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Support", "Terraform", "main.tf"), Path.Combine(_folder, "main.tf"));
        var plugins = Environment.GetEnvironmentVariable(PluginFolder);
        var (exitCode, output) = await RunAsync(["init", "-input=false", .. string.IsNullOrEmpty(plugins) ? Array.Empty<string>() : [$"-plugin-dir={plugins}"]]);
        if (exitCode != 0)
        {
            RequiredProgram.Terraform.Lack($"Terraform cannot install the AWS provider; let it reach a registry, or name a folder of plugins by {PluginFolder}: {output}");
        }
    }

    /// <summary>Makes what the configuration says, and gives the ids that it puts out.</summary>
    public async Task<JsonElement> ApplyAsync(Uri endpoint)
    {
        var (exitCode, output) = await RunAsync(["apply", "-auto-approve", "-input=false", $"-var=endpoint={endpoint.ToString().TrimEnd('/')}"]);
        Assert.True(exitCode == 0, output);
        var (_, ids) = await RunAsync(["output", "-json", "ids"]);
        return JsonDocument.Parse(ids).RootElement;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(_program, arguments) { WorkingDirectory = _folder };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["NO_COLOR"] = "1";
        var (exitCode, output, errors) = await ProgramRun.ToEndAsync(start, Patience);
        return (exitCode, exitCode == 0 ? output : output + errors);
    }
}
