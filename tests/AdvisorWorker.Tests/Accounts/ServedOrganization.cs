using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>An organization at a sandbox's endpoint, and the program run over its accounts.</summary>
internal sealed class ServedOrganization : IAsyncDisposable
{
    /// <summary>The account at the top, which the caller is in.</summary>
    public const string Management = "111122223333";

    /// <summary>The delegated administrator, in the unit Security.</summary>
    public const string Audit = "200000000001";

    private readonly string folder = Directory.CreateTempSubdirectory("advisor-organization").FullName;

    private ServedOrganization(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    public string Store => Path.Combine(folder, "advisor.db");

    public string Events => Path.Combine(folder, "events.jsonl");

    public static async Task<ServedOrganization> StartAsync(int accounts, SandboxOptions? options = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var management = DemoAccount.Create(now);
        return new(await SandboxServer.StartAsync(
            management, (options ?? new()) with { OtherAccounts = GeneratedOrganization.Around(management, accounts, 1, now) }, TestContext.Current.CancellationToken));
    }

    /// <summary>Runs over the accounts of a file.</summary>
    public async Task<Advisor.Ended> RunAsync(string accounts, params string[] options)
    {
        var file = Path.Combine(folder, "accounts.yaml");
        await File.WriteAllTextAsync(file, accounts);
        string[] usual = options.Contains("--format") ? [] : ["--format", "json"];
        return await Advisor.RunAsync(["run", "--accounts", file, "--endpoint-url", Server.Url.ToString(), "--regions", "us-east-1", .. usual, .. options]);
    }

    /// <summary>A file beside the accounts.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
