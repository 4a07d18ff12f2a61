using System.Text;
using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.Zoo.RestJson;
using AdvisorWorker.Aws.Tests.Zoo.RestJson.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3Control;

namespace AdvisorWorker.Aws.Tests.Formats;

/// <summary>What is on the wire, byte by byte: a round trip alone would not notice two mistakes that cancel each other out.</summary>
public class RequestTests
{
    [Fact]
    public async Task Ec2_names_are_capitalized_and_lists_numbered()
    {
        var sent = new List<WireRequest>();
        using var ec2 = new AmazonEC2Client(InProcessAws.Credentials, new AmazonEC2Config().Using(Capture(sent, "<DescribeInstancesResponse/>")));

        await ec2.DescribeInstancesAsync(new DescribeInstancesRequest
        {
            Filters = [new Filter { Name = "tag:a b", Values = ["x&y", "ü"] }],
            InstanceIds = ["i-1"],
            MaxResults = 5,
        });

        var form = Encoding.UTF8.GetString(Assert.Single(sent).Body);
        Assert.Equal(
            ["Action=DescribeInstances", "Filter.1.Name=tag%3Aa%20b", "Filter.1.Value.1=x%26y", "Filter.1.Value.2=%C3%BC", "InstanceId.1=i-1", "MaxResults=5", "Version=2016-11-15"],
            form.Split('&').Order(StringComparer.Ordinal));
        Assert.StartsWith("application/x-www-form-urlencoded", sent[0].Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_of_a_rest_request_is_where_the_model_puts_it()
    {
        var sent = new List<WireRequest>();
        using var zoo = new AmazonZooRestJsonClient(InProcessAws.Credentials, new AmazonZooRestJsonConfig().Using(Capture(sent, "{}")));

        await zoo.PlacesAsync(new PlacesRequest
        {
            Id = "a/b c",
            Key = "x/y z",
            Q = "1+1=2",
            QTime = new DateTime(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc),
            HeadTime = new DateTime(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc),
            HeadList = ["one", "two, three"],
            Meta = new() { ["color"] = "red" },
            Rest = new Leaf { Name = "leaf" },
        });

        var request = Assert.Single(sent);
        Assert.Equal("/places/a%2Fb%20c/keys/x/y%20z", request.Path);
        Assert.Equal("?fixed&kind=zoo&q=1%2B1%3D2&qt=2024-01-31T12%3A00%3A00Z", request.Query);
        Assert.Equal("Wed, 31 Jan 2024 12:00:00 GMT", request.Headers["x-head-time"]);
        Assert.Equal("one,\"two, three\"", request.Headers["x-head-list"]);
        Assert.Equal("red", request.Headers["x-meta-color"]);
        Assert.Equal("""{"Rest":{"Name":"leaf"}}""", Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public async Task A_missing_idempotency_token_is_made_up_for_each_call_and_a_given_one_is_kept()
    {
        var sent = new List<WireRequest>();
        using var zoo = new AmazonZooRestJsonClient(InProcessAws.Credentials, new AmazonZooRestJsonConfig().Using(Capture(sent, "{}")));
        var request = new PlacesRequest { Id = "1", Key = "2" };

        await zoo.PlacesAsync(request);
        await zoo.PlacesAsync(request);
        await zoo.PlacesAsync(new PlacesRequest { Id = "1", Key = "2", ClientToken = "mine" });

        string[] tokens = [.. sent.Select(one => one.Headers["x-token"])];
        Assert.All(tokens[..2], token => Assert.True(Guid.TryParse(token, out _)));
        Assert.NotEqual(tokens[0], tokens[1]);
        Assert.Equal("mine", tokens[2]);
        Assert.Null(request.ClientToken);
    }

    [Fact]
    public async Task A_retried_request_keeps_its_made_up_token()
    {
        var sent = new List<WireRequest>();
        var config = new AmazonZooRestJsonConfig().Using(request =>
        {
            sent.Add(request);
            return sent.Count == 1 ? InProcessAws.Answer(503, "{}", "application/json") : InProcessAws.Answer(200, "{}", "application/json");
        });
        config.MaxErrorRetry = 1;
        using var zoo = new AmazonZooRestJsonClient(InProcessAws.Credentials, config);

        await zoo.PlacesAsync(new PlacesRequest { Id = "1", Key = "2" });

        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Headers["x-token"], sent[1].Headers["x-token"]);
    }

    [Fact]
    public async Task A_missing_path_label_is_refused_before_anything_is_sent()
    {
        using var zoo = new AmazonZooRestJsonClient(InProcessAws.Credentials, new AmazonZooRestJsonConfig().Using(_ => throw new InvalidOperationException("sent")));

        var error = await Assert.ThrowsAsync<AmazonClientException>(() => zoo.PlacesAsync(new PlacesRequest { Key = "k" }));

        Assert.Contains("id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_as_Route_53_answers_it_can_be_sent_back()
    {
        var sent = new List<WireRequest>();
        using var route53 = new AmazonRoute53Client(InProcessAws.Credentials, new AmazonRoute53Config().Using(Capture(sent, "<GetHostedZoneResponse/>")));

        await route53.GetHostedZoneAsync(new() { Id = "/hostedzone/Z1" });

        Assert.Equal("/2013-04-01/hostedzone/Z1", Assert.Single(sent).Path);
    }

    [Theory]
    [InlineData("http://s3-control.example.test", false, "123456789012.s3-control.example.test")]
    [InlineData("http://s3-control.example.test", true, "s3-control.example.test")]
    [InlineData("http://127.0.0.1:4566", false, "127.0.0.1:4566")]
    [InlineData("http://[::1]:4566", false, "[::1]:4566")]
    [InlineData("http://localhost:4566", false, "localhost:4566")]
    public async Task The_account_is_put_before_the_host_unless_that_is_local_or_switched_off(string endpoint, bool disabled, string host)
    {
        var sent = new List<WireRequest>();
        var config = new AmazonS3ControlConfig().Using(Capture(sent, "<PublicAccessBlockConfiguration/>"));
        config.ServiceURL = endpoint;
        config.DisableHostPrefixInjection = disabled;
        using var s3Control = new AmazonS3ControlClient(InProcessAws.Credentials, config);

        await s3Control.GetPublicAccessBlockAsync(new() { AccountId = "123456789012" });

        Assert.Equal(host, Assert.Single(sent).Headers["Host"]);
        Assert.Equal("123456789012", sent[0].Headers["x-amz-account-id"]);
    }

    [Theory]
    [InlineData("evil.example.test/")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_account_that_would_lead_to_another_host_is_refused(string? account)
    {
        using var s3Control = new AmazonS3ControlClient(InProcessAws.Credentials, new AmazonS3ControlConfig().Using(_ => throw new InvalidOperationException("sent")));

        await Assert.ThrowsAsync<AmazonClientException>(() => s3Control.GetPublicAccessBlockAsync(new() { AccountId = account }));
    }

    private static Func<WireRequest, WireResponse> Capture(List<WireRequest> sent, string answer) => request =>
    {
        sent.Add(request);
        return InProcessAws.Answer(200, answer, answer.StartsWith('{') ? "application/json" : "text/xml");
    };
}
