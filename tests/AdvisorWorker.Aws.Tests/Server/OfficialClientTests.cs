using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Sandbox.Wire;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using DynamoDBWire = AdvisorWorker.Sandbox.Wire.DynamoDB.Model;
using S3Wire = AdvisorWorker.Sandbox.Wire.S3.Model;
using StsWire = AdvisorWorker.Sandbox.Wire.SecurityToken.Model;

namespace AdvisorWorker.Aws.Tests.Server;

/// <summary>The clients of official packages understand what our server encodes.</summary>
public class OfficialClientTests
{
    private static readonly AwsWireServer Server = new(WireServices.All);

    [Fact]
    public async Task S3_lists_buckets()
    {
        using var s3 = S3(call => new S3Wire.ListBucketsResponse
        {
            Buckets = [new() { Name = "photos", CreationDate = new DateTime(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc), BucketRegion = "eu-west-1" }],
            Owner = new() { ID = "me" },
        });

        var response = await s3.ListBucketsAsync();

        var bucket = Assert.Single(response.Buckets);
        Assert.Equal("photos", bucket.BucketName);
        Assert.Equal(new DateTime(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc), bucket.CreationDate!.Value.ToUniversalTime());
        Assert.Equal("me", response.Owner.Id);
    }

    [Theory]
    [InlineData("eu-central-1", "eu-central-1")]
    [InlineData(null, "")]
    public async Task S3_reads_the_location_of_a_bucket(string? location, string expected)
    {
        using var s3 = S3(call => new S3Wire.GetBucketLocationResponse { LocationConstraint = location });

        var response = await s3.GetBucketLocationAsync("photos");

        Assert.Equal(expected, response.Location?.Value ?? string.Empty);
    }

    [Fact]
    public async Task S3_reads_who_may_read_a_bucket()
    {
        const string everyone = "http://acs.amazonaws.com/groups/global/AllUsers";
        using var s3 = S3(call => new S3Wire.GetBucketAclResponse
        {
            Owner = new() { ID = "me" },
            Grants = [new() { Grantee = new() { Type = "Group", URI = everyone }, Permission = "READ" }],
        });

        var grant = Assert.Single((await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "photos" })).Grants);

        Assert.Equal(everyone, grant.Grantee.URI);
        Assert.Equal(S3Permission.READ, grant.Permission);
    }

    [Fact]
    public async Task S3_reads_policy_status_policy_public_access_block_versioning_and_logging()
    {
        using var s3 = S3(call =>
        {
            Assert.Equal("photos", call.Request.GetType().GetProperty("Bucket")!.GetValue(call.Request));
            return call.Request switch
            {
                S3Wire.GetBucketPolicyStatusRequest => new S3Wire.GetBucketPolicyStatusResponse { PolicyStatus = new() { IsPublic = true } },
                S3Wire.GetBucketPolicyRequest => new S3Wire.GetBucketPolicyResponse { Policy = """{"Version":"2012-10-17"}""" },
                S3Wire.GetPublicAccessBlockRequest => new S3Wire.GetPublicAccessBlockResponse { PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, BlockPublicPolicy = false } },
                S3Wire.GetBucketVersioningRequest => new S3Wire.GetBucketVersioningResponse { Status = "Enabled" },
                S3Wire.GetBucketLoggingRequest => new S3Wire.GetBucketLoggingResponse { LoggingEnabled = new() { TargetBucket = "logs", TargetPrefix = "a/" } },
                _ => throw AwsWireServer.NotImplemented(call.Operation),
            };
        });

        Assert.True((await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = "photos" })).PolicyStatus.IsPublic);
        Assert.Equal("""{"Version":"2012-10-17"}""", (await s3.GetBucketPolicyAsync("photos")).Policy);
        var block = (await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "photos" })).PublicAccessBlockConfiguration;
        Assert.True(block.BlockPublicAcls);
        Assert.False(block.BlockPublicPolicy);
        Assert.Equal(VersionStatus.Enabled, (await s3.GetBucketVersioningAsync("photos")).VersioningConfig.Status);
        Assert.Equal("logs", (await s3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = "photos" })).BucketLoggingConfig.TargetBucketName);
    }

    [Fact]
    public async Task S3_knows_the_error_of_a_bucket_without_a_public_access_block()
    {
        using var s3 = S3(call => throw new AmazonServiceException("None.", ErrorType.Sender, "NoSuchPublicAccessBlockConfiguration", string.Empty, System.Net.HttpStatusCode.NotFound));

        var error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "photos" }));

        Assert.Equal("NoSuchPublicAccessBlockConfiguration", error.ErrorCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, error.StatusCode);
        Assert.NotEmpty(error.RequestId);
    }

    [Fact]
    public async Task S3_learns_the_region_of_a_bucket_by_HEAD()
    {
        using var s3 = S3(call => new S3Wire.HeadBucketResponse { BucketRegion = "eu-central-1" });

        var response = await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = "photos" });

        Assert.Equal("eu-central-1", response.BucketRegion);
    }

    [Fact]
    public async Task Sts_says_who_the_caller_is_and_assumes_a_role()
    {
        using var sts = new AmazonSecurityTokenServiceClient(InProcessAws.Credentials, new AmazonSecurityTokenServiceConfig().Using(Server, call => call.Request switch
        {
            StsWire.GetCallerIdentityRequest => new StsWire.GetCallerIdentityResponse { Account = "123456789012", Arn = "arn:aws:iam::123456789012:user/" + call.Caller.AccessKeyId },
            StsWire.AssumeRoleRequest assume => new StsWire.AssumeRoleResponse
            {
                Credentials = new() { AccessKeyId = "ASIA", SecretAccessKey = assume.ExternalId, SessionToken = "token", Expiration = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
            },
            _ => throw AwsWireServer.NotImplemented(call.Operation),
        }));

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        var role = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/r", RoleSessionName = "session", ExternalId = "external" });

        Assert.Equal("arn:aws:iam::123456789012:user/AKIDTEST", identity.Arn);
        Assert.Equal("external", role.Credentials.SecretAccessKey);
        Assert.Equal(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), role.Credentials.Expiration!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task DynamoDB_describes_tables_and_knows_its_errors()
    {
        using var dynamo = new AmazonDynamoDBClient(InProcessAws.Credentials, new AmazonDynamoDBConfig().Using(Server, call => call.Request switch
        {
            DynamoDBWire.ListTablesRequest { Limit: 5 } => new DynamoDBWire.ListTablesResponse { TableNames = ["a", "b"], LastEvaluatedTableName = "b" },
            DynamoDBWire.DescribeTableRequest { TableName: "a" } => new DynamoDBWire.DescribeTableResponse { Table = new() { TableName = "a", TableStatus = "ACTIVE", ItemCount = 7 } },
            DynamoDBWire.DescribeTableRequest => throw new DynamoDBWire.ResourceNotFoundException("Requested resource not found"),
            DynamoDBWire.DescribeContinuousBackupsRequest => new DynamoDBWire.DescribeContinuousBackupsResponse { ContinuousBackupsDescription = new() { ContinuousBackupsStatus = "ENABLED" } },
            DynamoDBWire.DescribeLimitsRequest => new DynamoDBWire.DescribeLimitsResponse { AccountMaxReadCapacityUnits = 80000 },
            _ => throw AwsWireServer.NotImplemented(call.Operation),
        }));

        Assert.Equal(["a", "b"], (await dynamo.ListTablesAsync(new Amazon.DynamoDBv2.Model.ListTablesRequest { Limit = 5 })).TableNames);
        Assert.Equal(7, (await dynamo.DescribeTableAsync("a")).Table.ItemCount);
        Assert.Equal(80000, (await dynamo.DescribeLimitsAsync(new())).AccountMaxReadCapacityUnits);
        Assert.Equal(
            ContinuousBackupsStatus.ENABLED,
            (await dynamo.DescribeContinuousBackupsAsync(new() { TableName = "a" })).ContinuousBackupsDescription.ContinuousBackupsStatus);
        await Assert.ThrowsAsync<Amazon.DynamoDBv2.Model.ResourceNotFoundException>(() => dynamo.DescribeTableAsync("none"));
    }

    private static AmazonS3Client S3(Func<AwsCall, AmazonWebServiceResponse> handler)
        => new(InProcessAws.Credentials, new AmazonS3Config { ForcePathStyle = true }.Using(Server, handler));
}
