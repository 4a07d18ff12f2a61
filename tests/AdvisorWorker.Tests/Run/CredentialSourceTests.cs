using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>Where credentials come from, and which way calls go: the SDK's chain, as the program uses it.</summary>
public sealed class CredentialSourceTests(MotoAccount moto) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-credentials").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_pipelines_web_identity_becomes_its_role()
    {
        var token = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(token, "eyJhbGciOiJub25lIn0.e30.", TestContext.Current.CancellationToken);

        var run = await RunAsync([], new()
        {
            ["AWS_ACCESS_KEY_ID"] = null,
            ["AWS_SECRET_ACCESS_KEY"] = null,
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = token,
            ["AWS_ROLE_ARN"] = "arn:aws:iam::333344445555:role/pipeline",
            ["AWS_ROLE_SESSION_NAME"] = "build-7",
            ["AWS_ENDPOINT_URL"] = $"{await moto.EndpointAsync()}",
        });

        Assert.Equal("333344445555", run.Report.GetProperty("run").GetProperty("accounts")[0].GetString());
    }

    [Fact]
    public async Task A_profile_signed_in_by_sso_is_used()
    {
        await using var sandbox = await DemoAsync();
        using var portal = new HttpListener();
        var port = FreePort();
        portal.Prefixes.Add($"http://127.0.0.1:{port}/");
        portal.Start();
        var asked = AnswerAsync(portal);

        var run = await RunAsync(["--profile", "dev"], SignedIn(TimeProvider.System.GetUtcNow().AddHours(1), sandbox.Url, $"http://127.0.0.1:{port}"));

        Assert.Equal("/federation/credentials?account_id=444455556666&role_name=Audit", await asked);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task An_expired_sso_session_says_how_to_sign_in()
    {
        await using var sandbox = await DemoAsync();

        var run = await RunAsync(["--profile", "dev"], SignedIn(TimeProvider.System.GetUtcNow().AddHours(-1), sandbox.Url, "http://127.0.0.1:9"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Sign in again with `aws sso login`", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Calls_go_through_the_proxy_of_the_environment()
    {
        await using var sandbox = await DemoAsync();
        await using var proxy = await Forwarder.StartAsync(sandbox.Url);

        var run = await RunAsync(["--endpoint-url", "http://aws.example", "--insecure"], new() { ["HTTP_PROXY"] = proxy.Url.ToString() });

        Assert.Equal(1, run.ExitCode);
        Assert.All(proxy.Targets, target => Assert.StartsWith("http://aws.example/", target, StringComparison.Ordinal));
        Assert.NotEmpty(proxy.Targets);
    }

    [Fact]
    public async Task A_certificate_is_trusted_by_the_bundle_of_the_environment_and_not_without()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows trusts by its store alone.");
        await using var sandbox = await DemoAsync();
        await using var tls = await Forwarder.StartAsync(sandbox.Url, tls: true);
        var bundle = Path.Combine(folder, "ca.pem");
        await File.WriteAllTextAsync(bundle, tls.Certificate!.ExportCertificatePem(), TestContext.Current.CancellationToken);

        var without = await RunAsync(["--endpoint-url", tls.Url.ToString()], []);
        var with = await RunAsync(["--endpoint-url", tls.Url.ToString()], new() { ["SSL_CERT_FILE"] = bundle });

        Assert.Equal(2, without.ExitCode);
        Assert.Contains("certificate", Assert.Single(without.ErrorLines));
        Assert.Equal(1, with.ExitCode);
    }

    private static Task<Advisor.Ended> RunAsync(IEnumerable<string> arguments, Dictionary<string, string?> environment) =>
        Advisor.RunAsync(["run", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json", .. arguments], environment);

    private static Task<SandboxServer> DemoAsync() =>
        SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new(), TestContext.Current.CancellationToken);

    // The files that `aws sso login` leaves, and a profile as `aws configure sso` writes it.
    private Dictionary<string, string?> SignedIn(DateTimeOffset until, Uri endpoint, string portal)
    {
        var config = Path.Combine(folder, ".aws", "config");
        var cache = Path.Combine(folder, ".aws", "sso", "cache");
        Directory.CreateDirectory(cache);
        File.WriteAllText(config, """
            [profile dev]
            sso_session = corp
            sso_account_id = 444455556666
            sso_role_name = Audit
            region = us-east-1
            [sso-session corp]
            sso_region = us-east-1
            sso_start_url = https://corp.example/start
            """);
        File.WriteAllText(
            Path.Combine(cache, $"{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes("corp")))}.json"),
            JsonSerializer.Serialize(new { startUrl = "https://corp.example/start", region = "us-east-1", accessToken = "token", expiresAt = until.UtcDateTime }));
        return new()
        {
            ["HOME"] = folder,
            ["USERPROFILE"] = folder,
            ["AWS_CONFIG_FILE"] = config,
            ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
            ["AWS_ENDPOINT_URL_SSO"] = portal,
        };
    }

    private static async Task<string> AnswerAsync(HttpListener portal)
    {
        var http = await portal.GetContextAsync();
        http.Response.ContentType = "application/json";
        await http.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new
        {
            roleCredentials = new
            {
                accessKeyId = "ASIASSOSSOSSOSSOSSO1",
                secretAccessKey = "s",
                sessionToken = "t",
                expiration = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds(),
            },
        }));
        http.Response.Close();
        return http.Request.RawUrl!;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
