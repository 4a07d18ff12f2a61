using System.Text.Json;
using AdvisorWorker.Aws.Tests.InProcess;
using Amazon.CloudWatchEvents;
using Amazon.EC2;
using Amazon.Lambda;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3Control;

namespace AdvisorWorker.Aws.Tests.Signing;

/// <summary>Signatures are computed again by another implementation.</summary>
public class SignatureTests
{
    public static TheoryData<string, string> Services => new()
    {
        { "ec2", "ec2" }, { "events", "events" }, { "lambda", "lambda" }, { "route53", "route53" }, { "s3control", "s3" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_request_is_signed_as_the_SDK_for_Python_would_sign_it(string service, string signingName)
    {
        var sent = await CaptureAsync(service);

        var input = JsonSerializer.Serialize(new
        {
            method = sent.Method,
            url = "http://" + sent.Headers["Host"] + sent.Path + sent.Query,
            headers = sent.Headers,
            body = Convert.ToBase64String(sent.Body),
            region = "eu-west-1",
            service = signingName,
            secret = "secret",
        });
        using var result = JsonDocument.Parse(await PythonScript.RunAsync("Signing/recompute_signature.py", input));

        Assert.Equal(result.RootElement.GetProperty("ours").GetString(), result.RootElement.GetProperty("theirs").GetString());
        Assert.Contains($"/eu-west-1/{signingName}/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    private static async Task<WireRequest> CaptureAsync(string service)
    {
        WireRequest? sent = null;
        WireResponse Capture(WireRequest request)
        {
            sent = request;
            return InProcessAws.Answer(503, string.Empty);
        }

        Func<Task> call = service switch
        {
            "ec2" => () => new AmazonEC2Client(InProcessAws.Credentials, new AmazonEC2Config().Using(Capture))
                .DescribeVpcsAsync(new() { Filters = [new() { Name = "tag:ü &", Values = ["+ ~*"] }] }),
            "events" => () => new AmazonCloudWatchEventsClient(InProcessAws.Credentials, new AmazonCloudWatchEventsConfig().Using(Capture))
                .PutEventsAsync(new() { Entries = [new() { Source = "me", Detail = "{\"a\":\"ü\"}" }] }),
            "lambda" => () => new AmazonLambdaClient(InProcessAws.Credentials, new AmazonLambdaConfig().Using(Capture))
                .GetFunctionConfigurationAsync(new() { FunctionName = "arn:aws:lambda:eu-west-1:1:function:f g", Qualifier = "a/b" }),
            "route53" => () => new AmazonRoute53Client(InProcessAws.Credentials, new AmazonRoute53Config().Using(Capture))
                .ListResourceRecordSetsAsync(new() { HostedZoneId = "Z1", StartRecordName = "*.example.com" }),
            _ => () => new AmazonS3ControlClient(InProcessAws.Credentials, new AmazonS3ControlConfig().Using(Capture))
                .GetPublicAccessBlockAsync(new() { AccountId = "123456789012" }),
        };
        await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        return sent!;
    }
}
