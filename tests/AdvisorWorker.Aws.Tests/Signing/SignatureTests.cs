using System.Text.Json;
using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.RoundTrip;
using Amazon.DynamoDBv2;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3Control;
using Amazon.SecurityToken;

namespace AdvisorWorker.Aws.Tests.Signing;

/// <summary>Signatures of what goes over the wire are computed again by another implementation.</summary>
public class SignatureTests
{
    private static readonly string[] HardToSign = [" a+b", "ü/ñ", "~*'()!", "%2F", "a//b", "😀", "=&?#", "arn:aws:x", "."];

    [Fact]
    public async Task Every_operation_is_signed_as_the_SDK_for_Python_would_sign_it()
    {
        var requests = new List<object>();
        using var tap = new WireTap();
        foreach (var operation in AwsServices.All.SelectMany(service => service.Operations.Values))
        {
            foreach (var seed in Enumerable.Range(1, 3))
            {
                var request = operation.NewRequest();
                new RandomShapes(seed, HardToSign).Fill(request, plain: operation.HostPrefix is not null);
                using var client = new AnyClient(operation.Service, tap.Tap(new AnyConfig(operation.Service)));
                await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.SendAsync(operation, request));
                requests.Add(Describe($"{operation} {seed}", tap.Taken[^1], operation.Service.SigningName));
            }
        }

        Assert.Equal(Enum.GetValues<WireProtocol>(), AwsServices.All.Select(service => service.Protocol).Distinct().Order());
        await AssertAgreedAsync(requests);
    }

    [Fact]
    public async Task So_are_names_in_paths_hosts_and_of_sessions()
    {
        using var tap = new WireTap();
        using var s3 = new AmazonS3Client(InProcessAws.Credentials, tap.Tap(new AmazonS3Config(), "http://s3.eu-west-1.in-process.test"));
        using var s3ByPath = new AmazonS3Client(InProcessAws.Credentials, tap.Tap(new AmazonS3Config { ForcePathStyle = true }));
        using var control = new AmazonS3ControlClient(InProcessAws.Credentials, tap.Tap(new AmazonS3ControlConfig()));
        using var functions = new AmazonLambdaClient(new SessionAWSCredentials("ASIATEST", "secret", "token+/=="), tap.Tap(new AmazonLambdaConfig()));
        using var identity = new AmazonSecurityTokenServiceClient(InProcessAws.Credentials, tap.Tap(new AmazonSecurityTokenServiceConfig()));
        using var tables = new AmazonDynamoDBClient(InProcessAws.Credentials, tap.Tap(new AmazonDynamoDBConfig()));
        List<(string Service, Func<Task> Call)> calls =
        [
            ("s3", () => s3.ListBucketsAsync()),
            ("s3", () => s3.GetBucketPolicyAsync(new Amazon.S3.Model.GetBucketPolicyRequest { BucketName = "photos.of.me" })),
            ("s3", () => s3.ListObjectsV2Async(new() { BucketName = "photos", Prefix = "a b+c/ü=&", Delimiter = "/" })),
            ("s3", () => control.GetPublicAccessBlockAsync(new() { AccountId = "123456789012" })),
            ("lambda", () => functions.GetFunctionConfigurationAsync(new() { FunctionName = "arn:aws:lambda:eu-west-1:1:function:f g", Qualifier = "a/b" })),
            ("sts", () => identity.AssumeRoleAsync(new() { RoleArn = "arn:aws:iam::1:role/ü", RoleSessionName = "run-1", ExternalId = "a+b/c:d" })),
            ("dynamodb", () => tables.DescribeTableAsync("ü +")),
        ];
        foreach (var key in HardToSign)
        {
            calls.Add(("s3", () => s3.GetObjectMetadataAsync("photos", "a/" + key + "/b")));
            calls.Add(("s3", () => s3ByPath.GetObjectMetadataAsync("photos", key)));
        }

        var requests = new List<object>();
        foreach (var (service, call) in calls)
        {
            await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
            requests.Add(Describe($"{service} {tap.Taken[^1].Headers["Host"]}{tap.Taken[^1].Path}", tap.Taken[^1], service));
        }

        Assert.Equal(calls.Count, tap.Taken.Count);
        await AssertAgreedAsync(requests);
    }

    [Fact]
    public async Task A_request_that_was_changed_on_its_way_does_not_agree()
    {
        using var tap = new WireTap();
        using var s3 = new AmazonS3Client(InProcessAws.Credentials, tap.Tap(new AmazonS3Config()));
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => s3.GetBucketPolicyAsync(new Amazon.S3.Model.GetBucketPolicyRequest { BucketName = "photos" }));
        var sent = Assert.Single(tap.Taken);
        Assert.NotEmpty(await FlawsAsync([Describe("changed", sent, "s3", path: "/others")]));
    }

    private static object Describe(string name, WireRequest sent, string service, string? path = null) => new
    {
        name,
        method = sent.Method,
        url = "http://" + sent.Headers["Host"] + (path ?? sent.Path) + sent.Query,
        headers = sent.Headers,
        body = Convert.ToBase64String(sent.Body),
        region = "eu-west-1",
        service,
        secret = "secret",
    };

    private static async Task AssertAgreedAsync(List<object> requests)
    {
        var flaws = await FlawsAsync(requests);
        Assert.True(flaws.Length == 0, string.Join('\n', flaws));
    }

    private static async Task<string[]> FlawsAsync(List<object> requests) =>
        JsonSerializer.Deserialize<string[]>(await PythonScript.RunAsync("Signing/recompute_signatures.py", JsonSerializer.Serialize(requests)))!;
}
