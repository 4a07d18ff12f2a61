using System.Diagnostics;
using System.Text.Json;

namespace AdvisorWorker.Tests.Support;

/// <summary>Runs the built program as a user does: its own process, arguments, environment, two output streams, an exit code.</summary>
internal static class Advisor
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string DataHome = Path.Combine(Path.GetTempPath(), $"advisor-tests-{Environment.ProcessId}");

    /// <summary>The folder that holds AdvisorWorker.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of the built program; of the same configuration as the tests.</summary>
    public static string Folder { get; } =
        Path.Combine(Repository, "src", "AdvisorWorker", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    public static Task<Ended> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(arguments, null);

    public static async Task<Ended> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment)
    {
        using var process = Start(arguments, environment);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it and leaves it running. No AWS setting of the machine reaches it.</summary>
    public static Process Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        Process.Start(Alone(new("dotnet", [Path.Combine(Folder, "advisor.dll"), .. arguments]), environment))!;

    /// <summary>The start of a program, with its output redirected, that no AWS setting of the machine reaches.</summary>
    public static ProcessStartInfo Alone(ProcessStartInfo start, IReadOnlyDictionary<string, string?>? environment = null)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        start.StandardErrorEncoding = System.Text.Encoding.UTF8;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Nobody's profiles, and no waiting for an instance's credentials.
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";

        // Nobody's store either, where a test names none.
        start.Environment["XDG_DATA_HOME"] = DataHome;

        // What an emulator cannot answer stays so; waiting between tries would only be waiting.
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdvisorWorker.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    /// <summary>How a run ended.</summary>
    public sealed record Ended(int ExitCode, string Output, string Errors)
    {
        /// <summary>The JSON report.</summary>
        public JsonElement Report => JsonDocument.Parse(Output).RootElement;

        /// <summary>One check's result.</summary>
        public JsonElement Check(string id) => Report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == id);

        /// <summary>The ids of a check's rows.</summary>
        public IReadOnlyList<string> Resources(string id) => [.. Check(id).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("resourceId").GetString()!)];

        /// <summary>The lines of standard error, for mistakes.</summary>
        public IReadOnlyList<string> ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
