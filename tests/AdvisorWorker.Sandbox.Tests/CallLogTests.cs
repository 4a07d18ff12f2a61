using System.Net;
using System.Text.Json;
using AdvisorWorker.Sandbox.Demo;
using Amazon.EC2;
using Amazon.Organizations;
using Amazon.S3Control;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class CallLogTests(DemoSandbox sandbox)
{
    [Fact]
    public async Task Repeated_calls_are_told_from_distinct_ones()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var main = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server));
        var other = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server, DemoAccount.OtherRegion));
        await main.DescribeVolumesAsync(new());
        await main.DescribeVolumesAsync(new());
        await main.DescribeVolumesAsync(new() { MaxResults = 5 });
        await other.DescribeVolumesAsync(new());
        await Assert.ThrowsAnyAsync<AmazonEC2Exception>(() => main.DescribeVpcsAsync(new() { VpcIds = ["vpc-0"] }));

        Assert.Equal(new CallCount(4, 3), server.Calls["ec2.DescribeVolumes"]);
        Assert.Equal(new CallCount(1, 1), server.Calls["ec2.DescribeVpcs"]);
    }

    [Fact]
    public async Task Parameters_outside_the_body_are_parameters_too()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var control = new AmazonS3ControlClient(SandboxClients.Credentials, new AmazonS3ControlConfig().For(server));
        await control.GetPublicAccessBlockAsync(new() { AccountId = server.Account.Id });
        await control.GetPublicAccessBlockAsync(new() { AccountId = server.Account.Id });
        await Assert.ThrowsAnyAsync<AmazonS3ControlException>(() => control.GetPublicAccessBlockAsync(new() { AccountId = "999999999999" }));
        Assert.Equal(new CallCount(3, 2), server.Calls["s3control.GetPublicAccessBlock"]);
    }

    [Fact]
    public async Task The_order_of_parameters_makes_no_difference()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        string[] forms = ["Action=DescribeVpcs&Version=2016-11-15&MaxResults=5&VpcId.1=a", "VpcId.1=a&Version=2016-11-15&MaxResults=5&Action=DescribeVpcs"];
        foreach (var form in forms)
        {
            using var answer = await SignedHttp.SendAsync(SignedHttp.Query(server, "ec2", form));
        }

        foreach (var body in (string[])["{\"MaxResults\":5, \"NextToken\":\"x\"}", "{\"NextToken\":\"x\",\"MaxResults\":5}"])
        {
            using var answer = await SignedHttp.SendAsync(SignedHttp.Json(server, "organizations", "AWSOrganizationsV20161128.ListAccounts", body));
        }

        Assert.Equal(new CallCount(2, 1), server.Calls["ec2.DescribeVpcs"]);
        Assert.Equal(new CallCount(2, 1), server.Calls["organizations.ListAccounts"]);
    }

    [Fact]
    public async Task The_page_shows_the_counts_as_JSON_and_does_not_count_itself()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = new AmazonOrganizationsClient(SandboxClients.Credentials, new AmazonOrganizationsConfig().For(server));
        await client.DescribeOrganizationAsync(new());
        await SignedHttp.GetTextAsync(new Uri(server.Url, "/_advisor/calls"));

        using var calls = JsonDocument.Parse(await SignedHttp.GetTextAsync(new Uri(server.Url, "/_advisor/calls")));
        var operation = Assert.Single(calls.RootElement.EnumerateObject());
        Assert.Equal("organizations.DescribeOrganization", operation.Name);
        Assert.Equal((1, 1), (operation.Value.GetProperty("calls").GetInt32(), operation.Value.GetProperty("distinct").GetInt32()));
    }

    [Fact]
    public async Task The_counts_begin_anew_when_the_page_is_deleted()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = new AmazonOrganizationsClient(SandboxClients.Credentials, new AmazonOrganizationsConfig().For(server));
        await client.DescribeOrganizationAsync(new());

        using var http = new HttpClient();
        using var answer = await http.DeleteAsync(new Uri(server.Url, "/_advisor/calls"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(server.Calls);
    }
}
