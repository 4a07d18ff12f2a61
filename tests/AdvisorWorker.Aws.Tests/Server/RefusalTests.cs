using System.Text;
using AdvisorWorker.Sandbox.Wire;

namespace AdvisorWorker.Aws.Tests.Server;

public class RefusalTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/x-amz-json-1.1";
    private static readonly AwsWireServer Server = new([.. AwsServices.All, .. WireServices.All]);

    [Fact]
    public void An_unsigned_request_is_refused_with_403()
    {
        var refusal = Refused(new() { Method = "POST", Path = "/", Headers = Headers(null, Form), Body = Bytes("Action=DescribeRegions&Version=2016-11-15") });

        Assert.Equal(403, refusal.StatusCode);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", Text(refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/ec2")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/ec2/aws4_request/more")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20260101/eu-west-1/ec2/aws4_request")]
    [InlineData("Basic abc")]
    [InlineData("Credential=")]
    public void A_malformed_authorization_counts_as_none(string authorization)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = authorization };

        Assert.Null(AwsCaller.Find(new WireRequest { Method = "GET", Path = "/", Headers = headers }));
    }

    [Fact]
    public void The_caller_of_a_presigned_request_is_in_its_query_string()
    {
        var caller = AwsCaller.Find(new WireRequest
        {
            Method = "GET",
            Path = "/",
            Query = "?X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Security-Token=t%2B1",
            Headers = new Dictionary<string, string>(),
        });

        Assert.Equal(new AwsCaller("AKID", "eu-west-1", "s3", "t+1"), caller);
    }

    [Theory]
    [InlineData("nosuch", Form, "Action=A", 400, "<Code>UnknownService</Code>")]
    [InlineData("ec2", Form, "Action=LaunchRockets&Version=2016-11-15", 400, "<Code>InvalidAction</Code>")]
    [InlineData("ec2", Form, "Version=2016-11-15", 400, "<Code>InvalidAction</Code>")]
    [InlineData("ec2", Form, "Action=DescribeInstances&MaxResults=many", 400, "<Code>MalformedQueryString</Code>")]
    [InlineData("ec2", Form, "Action=DescribeInstances&Filter.x.Name=a", 400, "<Code>MalformedQueryString</Code>")]
    [InlineData("iam", Form, "Action=GetUser&UserName.1=a", 400, "<Code>MalformedQueryString</Code>")]
    public void A_query_request_that_makes_no_sense_is_refused_in_xml(string service, string type, string body, int status, string expected)
    {
        var refusal = Refused(new() { Method = "POST", Path = "/", Headers = Headers(service, type), Body = Bytes(body) });

        Assert.Equal(status, refusal.StatusCode);
        Assert.Contains(expected, Text(refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWSEvents.PutEvents", "{\"Entries\":7}", "SerializationException")]
    [InlineData("AWSEvents.PutEvents", "{\"Entries\":[", "SerializationException")]
    [InlineData("AWSEvents.PutEvents", "<a/>", "SerializationException")]
    [InlineData("AWSEvents.PutEvents", "[]", "SerializationException")]
    [InlineData("AWSEvents.NoSuch", "{}", "UnknownOperationException")]
    [InlineData("Other.PutEvents", "{}", "UnknownOperationException")]
    public void A_json_request_that_makes_no_sense_is_refused_in_json(string target, string body, string expected)
    {
        var refusal = Refused(new() { Method = "POST", Path = "/", Headers = Headers("events", Json, ("X-Amz-Target", target)), Body = Bytes(body) });

        Assert.Equal(400, refusal.StatusCode);
        Assert.Contains($"\"__type\":\"{expected}\"", Text(refusal), StringComparison.Ordinal);
        Assert.Equal(Json, refusal.ContentType);
    }

    [Theory]
    [InlineData("GET", "/bucket", "?tagging")]
    [InlineData("DELETE", "/bucket", "")]
    [InlineData("GET", "/bucket/key", "?acl")]
    public void An_unknown_path_of_S3_is_refused_with_a_bare_error(string method, string path, string query)
    {
        var refusal = Refused(new() { Method = method, Path = path, Query = query, Headers = Headers("s3", null) });

        Assert.Equal(404, refusal.StatusCode);
        Assert.StartsWith("<Error><Code>UnknownOperationException</Code>", Text(refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:4566", "/photos", "?acl", "GetBucketAcl")]
    [InlineData("127.0.0.1:4566", "/photos/", "?location", "GetBucketLocation")]
    [InlineData("photos.localhost:4566", "/", "?versioning", "GetBucketVersioning")]
    [InlineData("photos.s3.localhost:4566", "/", "?logging", "GetBucketLogging")]
    [InlineData("photos.s3.eu-west-1.amazonaws.com", "/", "?policyStatus", "GetBucketPolicyStatus")]
    [InlineData("photos.s3-us-west-2.amazonaws.com", "/", "?publicAccessBlock", "GetPublicAccessBlock")]
    [InlineData("s3.amazonaws.com", "/photos", "?policy", "GetBucketPolicy")]
    public void A_bucket_is_found_in_the_path_or_in_the_host(string host, string path, string query, string operation)
    {
        var request = new WireRequest { Method = "GET", Path = path, Query = query, Headers = Headers("s3", null, ("Host", host)) };

        Assert.True(Server.TryDecode(request, out var call, out _));

        Assert.Equal("s3." + operation, call.Operation.ToString());
        Assert.Equal("photos", call.Request.GetType().GetProperty("Bucket")!.GetValue(call.Request));
    }

    [Fact]
    public void The_two_services_that_sign_as_s3_are_told_apart_by_path()
    {
        var control = new WireRequest { Method = "GET", Path = "/v20180820/configuration/publicAccessBlock", Headers = Headers("s3", null, ("x-amz-account-id", "123456789012")) };

        Assert.True(Server.TryDecode(control, out var call, out _));

        Assert.Equal("123456789012", Assert.IsType<Amazon.S3Control.Model.GetPublicAccessBlockRequest>(call.Request).AccountId);
    }

    [Theory]
    [InlineData("2012-06-01", "elb")]
    [InlineData("2015-12-01", "elbv2")]
    public void The_two_generations_of_load_balancers_are_told_apart_by_version(string version, string service)
    {
        var body = Bytes("Action=DescribeLoadBalancers&Version=" + version);

        Assert.True(Server.TryDecode(new() { Method = "POST", Path = "/", Headers = Headers("elasticloadbalancing", Form), Body = body }, out var call, out _));

        Assert.Equal(service, call.Operation.Service.Name);
    }

    [Fact]
    public async Task An_operation_without_an_answer_is_refused_with_501()
    {
        var request = new WireRequest { Method = "POST", Path = "/", Headers = Headers("ec2", Form), Body = Bytes("Action=DescribeRegions&Version=2016-11-15") };

        var answer = await Server.AnswerAsync(request, (call, _) => throw AwsWireServer.NotImplemented(call.Operation), CancellationToken.None);

        Assert.Equal(501, answer.StatusCode);
        Assert.Contains("ec2.DescribeRegions has no answer here", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_read()
    {
        using var buffer = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(buffer, System.IO.Compression.CompressionMode.Compress))
        {
            await gzip.WriteAsync(Bytes("{\"Entries\":[{\"Source\":\"me\"}]}"));
        }

        var headers = Headers("events", Json, ("X-Amz-Target", "AWSEvents.PutEvents"), ("Content-Encoding", "gzip"));

        Assert.True(Server.TryDecode(new() { Method = "POST", Path = "/", Headers = headers, Body = buffer.ToArray() }, out var call, out _));

        Assert.Equal("me", Assert.Single(Assert.IsType<Amazon.CloudWatchEvents.Model.PutEventsRequest>(call.Request).Entries!).Source);
    }

    private static WireResponse Refused(WireRequest request)
    {
        Assert.False(Server.TryDecode(request, out _, out var refusal));
        Assert.NotEmpty(refusal.Headers);
        return refusal;
    }

    private static Dictionary<string, string> Headers(string? service, string? contentType, params (string Name, string Value)[] more)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (service is not null)
        {
            headers["Authorization"] = $"AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0";
        }

        if (contentType is not null)
        {
            headers["Content-Type"] = contentType;
        }

        foreach (var (name, value) in more)
        {
            headers[name] = value;
        }

        return headers;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(WireResponse response) => Encoding.UTF8.GetString(response.Body);
}
