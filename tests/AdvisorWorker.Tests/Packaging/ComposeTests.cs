using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Serve;
using Npgsql;
using YamlDotNet.RepresentationModel;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The compositions, and their worker as a plain process on a PostgreSQL of the tests.</summary>
public sealed partial class ComposeTests : IAsyncDisposable
{
    private const string Workers = "docker-compose.yml";

    // Of the Compose specification, what is used.
    private static readonly string[] ServiceKeys =
    [
        "build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "ports", "read_only", "restart", "security_opt", "stop_grace_period", "tmpfs", "volumes",
    ];

    private readonly PostgresServer postgres = new() { Password = "of-the-composition" };

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    [Theory]
    [InlineData(Workers)]
    [InlineData("docker-compose.localstack.yml")]
    public void It_says_nothing_that_Compose_does_not_know_and_opens_no_port_to_others(string path)
    {
        var file = RepositoryYaml.Read(path);
        var services = RepositoryYaml.Each(file, "services").ToList();

        Assert.Empty(RepositoryYaml.Keys(file).Except(["services", "volumes"]));
        Assert.All(services, service =>
        {
            Assert.Empty(RepositoryYaml.Keys(service.Value).Except(ServiceKeys));
            Assert.All(RepositoryYaml.Texts(service.Value, "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
            Assert.True(RepositoryYaml.Find(service.Value, "build") is not null || RepositoryYaml.Text(service.Value["image"]).Contains(':', StringComparison.Ordinal), $"{service.Key} has no version");
            Assert.Empty(RepositoryYaml.Each(service.Value, "depends_on").Select(other => other.Key).Except(services.Select(other => other.Key)));
            Assert.All(RepositoryYaml.Texts(service.Value, "volumes"), volume => Assert.Contains(volume.Split(':')[0], RepositoryYaml.Keys(file["volumes"])));
        });
    }

    [Fact]
    public void No_secret_is_written_into_it()
    {
        var secrets = RepositoryYaml.Each(RepositoryYaml.Read(Workers), "services").SelectMany(service => RepositoryYaml.Each(service.Value, "environment"))
            .Where(variable => SecretName().IsMatch(variable.Key)).ToList();

        Assert.Equal(6, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches(@"^(\$\{[A-Z_]+:\?.+\})?$", RepositoryYaml.Text(secret.Value)));
    }

    [Fact]
    public async Task Two_of_its_workers_share_the_database_and_keep_their_pages_to_who_knows_the_secret()
    {
        const string Token = "0123456789abcdef0123456789abcdef";
        var database = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync());
        var worker = RepositoryYaml.Read(Workers)["services"]["worker"];
        var environment = Environment(worker, new() { ["ADVISOR_DATABASE_PASSWORD"] = postgres.Password!, ["ADVISOR_HTTP_TOKEN"] = Token });
        var store = new UriBuilder(environment["Store"]!);
        Assert.Equal("database", store.Host);
        environment["Store"] = new UriBuilder(store.Uri) { Host = database.Host, Port = database.Port, UserName = database.Username, Path = database.Database }.Uri.ToString();
        var command = RepositoryYaml.Texts(worker, "command");
        Assert.Equal("serve", command[0]);

        await using var first = await StartAsync(command, environment);
        await using var second = await StartAsync(command, environment);

        foreach (var daemon in (RunningDaemon[])[first, second])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await daemon.Client.GetAsync("metrics", TestContext.Current.CancellationToken)).StatusCode);
            daemon.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            Assert.Equal(HttpStatusCode.OK, (await daemon.Client.GetAsync("metrics", TestContext.Current.CancellationToken)).StatusCode);
            await daemon.UntilReadyAsync();
        }

        Assert.Equal(0, (await first.StopAsync()).ExitCode);
        Assert.Equal(0, (await second.StopAsync()).ExitCode);
    }

    // The daemon of the tests listens at an address of its own, which replaces that of the composition and no more.
    private static Task<RunningDaemon> StartAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        Assert.Equal("http://0.0.0.0:8787", environment["ASPNETCORE_URLS"]);
        return RunningDaemon.StartAsync([.. command.Skip(1)], environment);
    }

    // What is set to nothing comes from the environment of whoever starts the composition.
    private static Dictionary<string, string?> Environment(YamlNode service, Dictionary<string, string> outside) =>
        RepositoryYaml.Each(service, "environment").Select(variable => (variable.Key, Value: RepositoryYaml.Text(variable.Value))).Where(variable => variable.Value.Length > 0)
            .ToDictionary(variable => variable.Key, variable => (string?)Reference().Replace(variable.Value, found => outside[found.Groups[1].Value]));

    [GeneratedRegex(@"\$\{([A-Z_]+):\?[^}]*\}")]
    private static partial Regex Reference();

    [GeneratedRegex("PASSWORD|TOKEN|KEY|SECRET")]
    private static partial Regex SecretName();
}
