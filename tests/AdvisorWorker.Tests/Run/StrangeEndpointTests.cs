using System.Net;
using System.Text;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>An endpoint that knows who we are and then answers nonsense: never a crash, never a green.</summary>
public sealed class StrangeEndpointTests
{
    private const string Identity = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:sts::111122223333:assumed-role/auditor/ann</Arn><UserId>A</UserId><Account>111122223333</Account>
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """;

    [Theory]
    [InlineData(200, "<html><body><h1>Welcome</h1></body></html>", "text/html")]
    [InlineData(200, "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>sg-1</gr", "text/xml")]
    [InlineData(200, "{}", "application/json")]
    [InlineData(200, "", "text/xml")]
    [InlineData(200, "[1, 2, \"three\"]", "application/json")]
    [InlineData(200, "<Anything><StillNothing/></Anything>", "text/xml")]
    [InlineData(200, "null", "application/json")]
    [InlineData(403, "<html>Blocked by the proxy</html>", "text/html")]
    [InlineData(404, "Not Found", "text/plain")]
    public async Task Nonsense_is_not_available_for_every_check(int status, string body, string type)
    {
        using var endpoint = new StrangeEndpoint(status, body, type);

        var run = await Advisor.RunAsync("run", "--endpoint-url", endpoint.Url, "--regions", "us-east-1", "--format", "json");

        var checks = run.Report.GetProperty("checks").EnumerateArray().ToList();
        Assert.True(checks.Count >= 40, $"{checks.Count} checks");
        Assert.All(checks, check => Assert.Equal((check.GetProperty("id").GetString(), "not_available"), (check.GetProperty("id").GetString(), check.GetProperty("status").GetString())));
        Assert.False(run.Report.GetProperty("run").GetProperty("complete").GetBoolean());
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public async Task Nonsense_about_who_we_are_ends_the_run()
    {
        using var endpoint = new StrangeEndpoint(200, "<html/>", "text/html", knowsUs: false);

        var run = await Advisor.RunAsync("run", "--endpoint-url", endpoint.Url, "--regions", "us-east-1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is it an AWS endpoint?", Assert.Single(run.ErrorLines));
    }

    private sealed class StrangeEndpoint : IDisposable
    {
        private readonly HttpListener listener = new();

        public StrangeEndpoint(int status, string body, string type, bool knowsUs = true)
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            listener.Prefixes.Add(Url);
            listener.Start();
            _ = ServeAsync(status, body, type, knowsUs);
        }

        public string Url { get; }

        public void Dispose() => listener.Close();

        private async Task ServeAsync(int status, string body, string type, bool knowsUs)
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream);
                var identity = knowsUs && (await reader.ReadToEndAsync()).Contains("Action=GetCallerIdentity", StringComparison.Ordinal);
                var answer = Encoding.UTF8.GetBytes(identity ? Identity : body);
                context.Response.StatusCode = identity ? 200 : status;
                context.Response.ContentType = identity ? "text/xml" : type;
                context.Response.ContentLength64 = answer.Length;
                if (context.Request.HttpMethod != "HEAD")
                {
                    await context.Response.OutputStream.WriteAsync(answer);
                }

                context.Response.Close();
            }
        }
    }
}
