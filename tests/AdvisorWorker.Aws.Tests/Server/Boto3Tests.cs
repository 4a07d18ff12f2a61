using System.Text.Json;
using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Sandbox.Wire;
using Amazon.Account.Model;
using Amazon.AWSSupport.Model;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.IdentityManagement.Model;
using Amazon.Lambda.Model;
using Amazon.Route53.Model;
using Amazon.Runtime;
using S3Wire = AdvisorWorker.Sandbox.Wire.S3.Model;

namespace AdvisorWorker.Aws.Tests.Server;

/// <summary>The AWS SDK for Python, unmodified, understands our server and is understood, in all five protocols.</summary>
public class Boto3Tests
{
    private static readonly DateTime Noon = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private static readonly object[] Calls =
    [
        new { service = "ec2", operation = "describe_instances", parameters = new { Filters = new[] { new { Name = "tag:Name", Values = new[] { "a&b", "ü" } } } } },
        new { service = "iam", operation = "list_users", parameters = new { PathPrefix = "/team/" } },
        new { service = "iam", operation = "get_user", parameters = new { UserName = "nobody" } },
        new { service = "elbv2", operation = "describe_load_balancers", parameters = new { Names = new[] { "x", "y" } } },
        new { service = "support", operation = "describe_cases", parameters = new { caseIdList = new[] { "case-1" } } },
        new { service = "support", operation = "describe_communications", parameters = new { caseId = "none" } },
        new { service = "lambda", operation = "list_functions", parameters = new { MaxItems = 7 } },
        new { service = "account", operation = "get_alternate_contact", parameters = new { AlternateContactType = "SECURITY" } },
        new { service = "route53", operation = "get_hosted_zone", parameters = new { Id = "Z1" } },
        new { service = "s3", operation = "get_bucket_acl", parameters = new { Bucket = "photos" } },
        new { service = "s3", operation = "get_bucket_location", parameters = new { Bucket = "photos" } },
        new { service = "s3", operation = "get_bucket_policy", parameters = new { Bucket = "photos" } },
        new { service = "s3", operation = "head_bucket", parameters = new { Bucket = "none" } },
    ];

    /// <summary>What the calls result in, in their order.</summary>
    private static readonly string[] Expected =
    [
        """{"Reservations": [{"Instances": [{"InstanceId": "i-1", "LaunchTime": "2024-01-31 12:00:00+00:00", "Tags": [{"Key": "Name", "Value": "<a> & b"}]}]}]}""",
        """{"Users": [{"Path": "/team/", "UserName": "AKIDPYTHON", "CreateDate": "2024-01-31 12:00:00+00:00"}], "IsTruncated": true, "Marker": "m"}""",
        """{"Error": "NoSuchEntity", "Status": 404, "Type": "NoSuchEntityException"}""",
        """{"LoadBalancers": [{"LoadBalancerName": "x"}, {"LoadBalancerName": "y"}]}""",
        """{"cases": [{"caseId": "case-1", "subject": "\u00fc"}]}""",
        """{"Error": "CaseIdNotFound", "Status": 400, "Type": "CaseIdNotFound"}""",
        """{"NextMarker": "eu-west-1", "Functions": [{"FunctionName": "f", "MemorySize": 7, "Environment": {"Variables": {"A": "b"}}}]}""",
        """{"Error": "ResourceNotFoundException", "Status": 404, "Type": "ResourceNotFoundException"}""",
        """{"HostedZone": {"Id": "/hostedzone/Z1", "Name": "example.com.", "CallerReference": "c"}, "DelegationSet": {"NameServers": ["ns-1"]}}""",
        """{"Owner": {"ID": "me"}, "Grants": [{"Grantee": {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}, "Permission": "READ"}]}""",
        """{"LocationConstraint": "eu-central-1"}""",
        """{"Policy": "{\"Version\":\"2012-10-17\"}"}""",
        """{"Error": "404", "Status": 404, "Type": "ClientError"}""",
    ];

    [Fact]
    public async Task Requests_are_decoded_and_responses_and_errors_are_read()
    {
        await using var server = await LoopbackServer.StartAsync(new AwsWireServer([.. AwsServices.All, .. WireServices.All]), Answer);

        var input = JsonSerializer.Serialize(new { endpoint = server.Endpoint, calls = Calls });
        using var results = JsonDocument.Parse(await PythonScript.RunAsync("Server/call_with_boto3.py", input));

        var actual = results.RootElement.EnumerateArray().ToArray();
        Assert.Equal(Expected.Length, actual.Length);
        Assert.All(Expected.Zip(actual), pair =>
        {
            using var expected = JsonDocument.Parse(pair.First);
            Assert.True(JsonElement.DeepEquals(expected.RootElement, pair.Second), $"expected {pair.First}, got {pair.Second}");
        });
    }

    private static AmazonWebServiceResponse Answer(AwsCall call) => call.Request switch
    {
        DescribeInstancesRequest { Filters: [{ Name: "tag:Name", Values: ["a&b", "ü"] }] } => new DescribeInstancesResponse
        {
            Reservations = [new() { Instances = [new() { InstanceId = "i-1", LaunchTime = Noon, Tags = [new() { Key = "Name", Value = "<a> & b" }] }] }],
        },
        ListUsersRequest list => new ListUsersResponse
        {
            Users = [new() { UserName = call.Caller.AccessKeyId, Path = list.PathPrefix, CreateDate = Noon }],
            IsTruncated = true,
            Marker = "m",
        },
        GetUserRequest => throw new NoSuchEntityException("None."),
        DescribeLoadBalancersRequest balancers => new DescribeLoadBalancersResponse { LoadBalancers = [.. balancers.Names!.Select(name => new LoadBalancer { LoadBalancerName = name })] },
        DescribeCasesRequest cases => new DescribeCasesResponse { Cases = [new() { CaseId = cases.CaseIdList![0], Subject = "ü" }] },
        DescribeCommunicationsRequest => throw new CaseIdNotFoundException("None."),
        ListFunctionsRequest functions => new ListFunctionsResponse
        {
            Functions = [new() { FunctionName = "f", MemorySize = functions.MaxItems, Environment = new() { Variables = new() { ["A"] = "b" } } }],
            NextMarker = call.Caller.Region,
        },
        GetAlternateContactRequest => throw new Amazon.Account.Model.ResourceNotFoundException("None."),
        GetHostedZoneRequest zone => new GetHostedZoneResponse
        {
            HostedZone = new() { Id = "/hostedzone/" + zone.Id, Name = "example.com.", CallerReference = "c" },
            DelegationSet = new() { NameServers = ["ns-1"] },
        },
        S3Wire.GetBucketAclRequest { Bucket: "photos" } => new S3Wire.GetBucketAclResponse
        {
            Owner = new() { ID = "me" },
            Grants = [new() { Grantee = new() { Type = "Group", URI = "http://acs.amazonaws.com/groups/global/AllUsers" }, Permission = "READ" }],
        },
        S3Wire.GetBucketLocationRequest => new S3Wire.GetBucketLocationResponse { LocationConstraint = "eu-central-1" },
        S3Wire.GetBucketPolicyRequest => new S3Wire.GetBucketPolicyResponse { Policy = """{"Version":"2012-10-17"}""" },
        S3Wire.HeadBucketRequest => throw new S3Wire.NoSuchBucketException("None.") { StatusCode = System.Net.HttpStatusCode.NotFound },
        _ => throw AwsWireServer.NotImplemented(call.Operation),
    };
}
