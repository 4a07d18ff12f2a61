using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.Route53;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests.Faults;

public sealed class FaultTests(DemoSandbox sandbox)
{
    private const string DescribeVolumes = "Action=DescribeVolumes&Version=2016-11-15";

    private static readonly Dictionary<string, Func<SandboxServer, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["ec2"] = server => Ec2(server).DescribeVolumesAsync(new()),
        ["iam"] = server => new AmazonIdentityManagementServiceClient(
            SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(server)).ListUsersAsync(new()),
        ["organizations"] = server => new AmazonOrganizationsClient(
            SandboxClients.Credentials, new AmazonOrganizationsConfig().For(server)).ListAccountsAsync(new()),
        ["lambda"] = server => new AmazonLambdaClient(SandboxClients.Credentials, new AmazonLambdaConfig().For(server)).ListFunctionsAsync(new()),
        ["route53"] = server => new AmazonRoute53Client(SandboxClients.Credentials, new AmazonRoute53Config().For(server)).ListHostedZonesAsync(new()),
    };

    [Theory]
    [InlineData("ec2", FaultKind.Throttle, "RequestLimitExceeded", 503)]
    [InlineData("iam", FaultKind.Throttle, "Throttling", 400)]
    [InlineData("organizations", FaultKind.Throttle, "ThrottlingException", 400)]
    [InlineData("lambda", FaultKind.Throttle, "TooManyRequestsException", 429)]
    [InlineData("route53", FaultKind.Throttle, "Throttling", 400)]
    [InlineData("ec2", FaultKind.Denied, "UnauthorizedOperation", 403)]
    [InlineData("iam", FaultKind.Denied, "AccessDenied", 403)]
    [InlineData("organizations", FaultKind.Denied, "AccessDeniedException", 400)]
    [InlineData("lambda", FaultKind.Denied, "AccessDeniedException", 403)]
    [InlineData("route53", FaultKind.Denied, "AccessDenied", 403)]
    [InlineData("ec2", FaultKind.ServerError, "InternalError", 500)]
    [InlineData("iam", FaultKind.ServerError, "InternalFailure", 500)]
    [InlineData("organizations", FaultKind.ServerError, "InternalServerError", 500)]
    [InlineData("lambda", FaultKind.ServerError, "ServiceException", 500)]
    [InlineData("route53", FaultKind.ServerError, "InternalError", 500)]
    public async Task Each_protocol_has_its_own_words_for_what_goes_wrong(string service, FaultKind kind, string code, int status)
    {
        await using var server = await StartAsync(new FaultRule(kind) { Service = service });
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Calls[service](server));
        Assert.Equal((code, (HttpStatusCode)status), (error.ErrorCode, error.StatusCode));
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 503, "RequestLimitExceeded")]
    [InlineData(FaultKind.ServerError, 500, "InternalError")]
    [InlineData(FaultKind.Denied, 403, "UnauthorizedOperation")]
    public async Task Other_clients_get_the_same_errors(FaultKind kind, int status, string code)
    {
        await using var server = await StartAsync(new FaultRule(kind));
        using var answer = await SendAsync(server);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Contains($"<Code>{code}</Code>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_error_can_have_another_status()
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.ServerError) { Status = 503 });
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ec2(server).DescribeVolumesAsync(new()));
        Assert.Equal(("Unavailable", HttpStatusCode.ServiceUnavailable), (error.ErrorCode, error.StatusCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_denial_says_who_denies(bool byPolicy)
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Denied) { ByServiceControlPolicy = byPolicy });
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ec2(server).DescribeVolumesAsync(new()));
        Assert.Contains("ec2:DescribeVolumes", error.Message, StringComparison.Ordinal);
        Assert.Equal(byPolicy, error.Message.Contains("explicit deny in a service control policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reset_ends_the_connection_without_an_answer()
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Reset));
        await Assert.ThrowsAnyAsync<Exception>(() => Ec2(server).DescribeVolumesAsync(new()));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(server));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_truncated_body_is_no_answer(bool honestLength)
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Truncate) { HonestLength = honestLength });
        await Assert.ThrowsAnyAsync<Exception>(() => Ec2(server).DescribeVolumesAsync(new()));
        if (!honestLength)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(server));
            return;
        }

        using var answer = await SendAsync(server);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(answer.Content.Headers.ContentLength, body.Length);
        Assert.StartsWith("<", body, StringComparison.Ordinal);
        Assert.DoesNotContain("</DescribeVolumesResponse>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latency_delays_the_answer_and_changes_nothing_else()
    {
        var wait = TimeSpan.FromMilliseconds(300);
        await using var server = await StartAsync(new FaultRule(FaultKind.Latency) { MinLatency = wait, MaxLatency = wait });
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty((await Ec2(server).DescribeVolumesAsync(new())).Volumes!);
        Assert.True(watch.Elapsed >= wait, $"{watch.Elapsed}");

        watch.Restart();
        using var answer = await SendAsync(server);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(watch.Elapsed >= wait, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Latency_and_another_fault_both_meet_a_call()
    {
        var wait = TimeSpan.FromMilliseconds(300);
        await using var server = await StartAsync(
            new FaultRule(FaultKind.Latency) { MinLatency = wait, MaxLatency = wait }, new FaultRule(FaultKind.Throttle), new FaultRule(FaultKind.Denied));
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ec2(server).DescribeVolumesAsync(new()));
        Assert.Equal("RequestLimitExceeded", error.ErrorCode);
        Assert.True(watch.Elapsed >= wait, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_dead_Region_answers_nothing_and_does_not_keep_the_server_from_ending()
    {
        var server = await StartAsync(new FaultRule(FaultKind.DeadRegion) { Region = "us-east-1" });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ec2(server).DescribeVolumesAsync(new(), patience.Token));
        Assert.NotEmpty((await Ec2(server, "eu-west-1").DescribeVolumesAsync(new())).Volumes!);

        var waiting = SendAsync(server);
        while (server.Calls["ec2.DescribeVolumes"].Calls < 3)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        var watch = Stopwatch.StartNew();
        await server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task The_page_of_calls_counts_faults()
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Throttle) { Count = 2 });
        for (var i = 0; i < 3; i++)
        {
            using var answer = await SendAsync(server);
            Assert.Equal(i < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, answer.StatusCode);
        }

        using var calls = JsonDocument.Parse(await SignedHttp.GetTextAsync(new Uri(server.Url, "/_advisor/calls")));
        Assert.Equal("""{"calls":3,"distinct":1,"faults":2}""", calls.RootElement.GetProperty("ec2.DescribeVolumes").GetRawText());
        Assert.Equal(new CallCount(3, 1, 2), server.Calls["ec2.DescribeVolumes"]);
    }

    private static AmazonEC2Client Ec2(SandboxServer server, string region = "us-east-1") =>
        new(SandboxClients.Credentials, new AmazonEC2Config().For(server, region));

    private static async Task<HttpResponseMessage> SendAsync(SandboxServer server)
    {
        using var request = SignedHttp.Query(server, "ec2", DescribeVolumes);
        return await SignedHttp.SendAsync(request);
    }

    private Task<SandboxServer> StartAsync(params FaultRule[] rules) => DemoSandbox.StartAsync(sandbox.Account, new() { Faults = rules });
}
