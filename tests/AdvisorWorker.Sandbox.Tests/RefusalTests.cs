using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AdvisorWorker.Sandbox.Demo;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class RefusalTests(DemoSandbox sandbox)
{
    [Theory]
    [InlineData("ec2", "Errors", "Code")]
    [InlineData("iam", "Error", "Code")]
    public async Task An_unknown_operation_of_a_query_service_is_refused_in_its_form(string service, string parent, string element)
    {
        using var answer = await SignedHttp.SendAsync(SignedHttp.Query(sandbox.Server, service, "Action=FlyToTheMoon&Version=2010-05-08"));
        var body = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(body.Descendants(), found => found.Name.LocalName == parent);
        Assert.Equal("InvalidAction", body.Descendants().First(found => found.Name.LocalName == element).Value);
    }

    [Fact]
    public async Task An_unknown_operation_of_a_JSON_service_is_refused_in_its_form()
    {
        using var answer = await SignedHttp.SendAsync(SignedHttp.Json(sandbox.Server, "support", "AWSSupport_20130415.FlyToTheMoon"));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("UnknownOperationException", body.RootElement.GetProperty("__type").GetString());
    }

    [Theory]
    [InlineData("lambda", "/2015-03-31/moon-flights")]
    [InlineData("route53", "/2013-04-01/moonflight")]
    [InlineData("s3", "/bucket?moon-flight")]
    public async Task An_unknown_path_of_a_REST_service_is_not_found(string service, string path)
    {
        using var answer = await SignedHttp.SendAsync(SignedHttp.Get(sandbox.Server, service, path));
        var code = answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("UnknownOperationException", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_without_an_answer_here_says_so()
    {
        var client = new AmazonKeyManagementServiceClient(SandboxClients.Credentials, new AmazonKeyManagementServiceConfig().For(sandbox.Server));
        var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ListKeysAsync(new()));

        Assert.Equal("NotImplemented", refusal.ErrorCode);
        Assert.Equal(HttpStatusCode.NotImplemented, refusal.StatusCode);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_refused()
    {
        using var answer = await SignedHttp.SendAsync(SignedHttp.Json(sandbox.Server, "moonshot", "Moonshot.Fly"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("UnknownService", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "Action=DescribeInstances&Version=2016-11-15", "<")]
    [InlineData("application/x-amz-json-1.1", "{}", "{")]
    public async Task An_unsigned_request_is_refused(string type, string text, string start)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Server.Url) { Content = new StringContent(text, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type)) };
        if (start == "{")
        {
            request.Headers.Add("X-Amz-Target", "AWSSupport_20130415.DescribeSeverityLevels");
        }

        using var answer = await SignedHttp.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith(start, body, StringComparison.Ordinal);
        Assert.Contains("MissingAuthenticationToken", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Region_that_is_not_enabled_does_not_know_the_caller()
    {
        var client = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(sandbox.Server, "ap-southeast-2"));
        var refusal = await Assert.ThrowsAsync<AmazonEC2Exception>(() => client.DescribeVolumesAsync(new()));
        Assert.Equal("AuthFailure", refusal.ErrorCode);

        // Global services do not care.
        var iam = new AmazonIdentityManagementServiceClient(SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(sandbox.Server, "ap-southeast-2"));
        Assert.NotEmpty((await iam.ListUsersAsync(new())).Users!);
    }

    [Fact]
    public async Task What_is_missing_is_refused_with_the_codes_of_AWS()
    {
        var client = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(sandbox.Server));
        var refusal = await Assert.ThrowsAsync<AmazonEC2Exception>(() => client.DescribeInstancesAsync(new() { InstanceIds = ["i-00000000000000000"] }));
        Assert.Equal("InvalidInstanceID.NotFound", refusal.ErrorCode);

        var iam = new AmazonIdentityManagementServiceClient(SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(sandbox.Server));
        await Assert.ThrowsAsync<Amazon.IdentityManagement.Model.NoSuchEntityException>(() => iam.GetUserAsync(new() { UserName = "nobody" }));
    }

    [Fact]
    public async Task A_name_that_is_not_this_machine_gets_no_answer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Server.Url, "/_advisor/calls"));
        request.Headers.Host = "evil.example";
        using var answer = await SignedHttp.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_listens_on_loopback_only()
    {
        Assert.Equal("127.0.0.1", sandbox.Server.Url.Host);
        Assert.DoesNotContain(
            System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(),
            listener => listener.Port == sandbox.Server.Url.Port && !IPAddress.IsLoopback(listener.Address));
    }
}
