using System.Net;
using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

public sealed class PagesTests
{
    [Fact]
    public async Task A_daemon_says_that_it_lives_that_it_is_ready_and_what_it_found()
    {
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--now", "--checks", "HCP4007jGY"]);
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"complete\"");

        using var ready = await daemon.Client.GetAsync("readyz");
        var metrics = await daemon.Client.GetStringAsync("metrics");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("nosniff", ready.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(ready.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("advisor_findings{account=\"111122223333\",check=\"security-group-open-ports\",pillar=\"security\",status=\"error\"} ", metrics);
        Assert.Contains("advisor_api_calls_total{service=\"ec2\"} ", metrics);
        Assert.Contains("advisor_units{status=\"error\"} ", metrics);
        Assert.Contains("advisor_store_up 1\n", metrics);
        Assert.Contains("advisor_last_success_timestamp_seconds{schedule=\"start\"} ", metrics);
    }

    [Theory]
    [InlineData("advisor.example", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.nip.example", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "null", HttpStatusCode.Forbidden)]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("dashboard.example", null, HttpStatusCode.OK)]
    public async Task Only_its_own_names_and_pages_are_answered(string host, string? origin, HttpStatusCode expected)
    {
        await using var daemon = await RunningDaemon.StartAsync(["--demo"], new Dictionary<string, string?> { ["Http__Hosts__0"] = "dashboard.example" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "metrics") { Headers = { Host = host } };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await daemon.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task With_a_secret_only_those_who_know_it_are_answered()
    {
        const string Secret = "0123456789abcdef0123";
        await using var daemon = await RunningDaemon.StartAsync(["--demo"], new Dictionary<string, string?> { ["ADVISOR_HTTP_TOKEN"] = Secret });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("Bearer 0123456789abcdef0124"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"Bearer {Secret}"));
        var (_, _, said) = await daemon.StopAsync();
        Assert.DoesNotContain(Secret, said);

        async Task<HttpStatusCode> StatusAsync(string? authorization)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
            if (authorization is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var answer = await daemon.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_exit_2()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var run = await Advisor.RunAsync("serve", "--demo", "--urls", url);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"advisor: --urls: {url} cannot be listened at: ", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task A_refresh_is_accepted_then_too_soon_and_unknown_checks_are_not_found()
    {
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--checks", "HCP4007jGY"]);
        await daemon.UntilAsync(async () => (await daemon.Client.GetAsync("readyz")).IsSuccessStatusCode); // its pages answer before its scheduler runs

        using var accepted = await daemon.Client.PostAsync("refresh?check=HCP4007jGY", null);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("enqueued", await StateAsync(accepted));
        await daemon.UntilPassAsync("schedule=\"refresh\",outcome=\"complete\"");

        using var tooSoon = await daemon.Client.PostAsync("refresh?check=security-group-open-ports", null);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooSoon.StatusCode);
        Assert.Equal("success", await StateAsync(tooSoon));
        Assert.InRange(tooSoon.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);

        using var unknown = await daemon.Client.PostAsync("refresh?check=no-such-check", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Events_stream_from_where_the_reader_left_off()
    {
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--now", "--checks", "HCP4007jGY"]);
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"complete\"");

        var all = await ReadAsync("0", 4);
        var rest = await ReadAsync("2", 2);

        Assert.Equal(["1", "2", "3", "4"], all.Select(one => one.Id));
        Assert.Equal(all.Skip(2), rest);
        Assert.All(all, one => Assert.Equal("advisorworker", JsonDocument.Parse(one.Data).RootElement.GetProperty("source").GetString()));

        async Task<List<(string Id, string Data)>> ReadAsync(string last, int count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "events") { Headers = { { "Last-Event-ID", last } } };
            using var answer = await daemon.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var read = new List<(string, string)>();
            var id = "";
            while (read.Count < count)
            {
                var line = await lines.ReadLineAsync(patience.Token);
                if (line!.StartsWith("id: ", StringComparison.Ordinal))
                {
                    id = line[4..];
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    read.Add((id, line[6..]));
                }
            }

            return read;
        }
    }

    private static async Task<string?> StateAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString();
}
