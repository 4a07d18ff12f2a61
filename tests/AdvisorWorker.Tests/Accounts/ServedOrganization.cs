using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;
using Amazon.AWSSupport;
using Amazon.Runtime;
using Amazon.SecurityToken;

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
    public Task<Advisor.Ended> RunAsync(string accounts, params string[] options)
    {
        string[] usual = options.Contains("--format") ? [] : ["--format", "json"];
        return CommandAsync(accounts, ["run", .. usual, .. options]);
    }

    /// <summary>Runs a command that takes the accounts of a file.</summary>
    public Task<Advisor.Ended> CommandAsync(string accounts, params IReadOnlyList<string> command) =>
        Advisor.RunAsync([.. command, "--accounts", Write("accounts.yaml", accounts), "--endpoint-url", Server.Url.ToString(), "--regions", "us-east-1"]);

    /// <summary>The Support API of an account, as its people reach it.</summary>
    /// <param name="account">The account; null for the one at the top.</param>
    public async Task<AmazonAWSSupportClient> SupportAsync(string? account)
    {
        AWSCredentials credentials = new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo");
        var url = Server.Url.ToString();
        if (account is not null)
        {
            using var sts = new AmazonSecurityTokenServiceClient(credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
            credentials = (await sts.AssumeRoleAsync(new() { RoleArn = $"arn:aws:iam::{account}:role/reader", RoleSessionName = "test" })).Credentials;
        }

        return new(credentials, new AmazonAWSSupportConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
    }

    /// <summary>How many cases an account has at AWS; resolved ones too.</summary>
    public async Task<int> CasesAsync(string? account)
    {
        using var support = await SupportAsync(account);
        return (await support.DescribeCasesAsync(new() { IncludeResolvedCases = true })).Cases?.Count ?? 0;
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
