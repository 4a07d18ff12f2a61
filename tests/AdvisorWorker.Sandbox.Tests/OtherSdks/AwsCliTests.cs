using System.Text.Json;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Sandbox.Tests.OtherSdks;

/// <summary>One call for each service that the sandbox serves, by a client that nobody here wrote.</summary>
public sealed class AwsCliTests(DemoSandbox sandbox)
{
    [Theory]
    [InlineData("sts get-caller-identity", "arn:aws:sts::111122223333:assumed-role/AdvisorReadOnly/advisor")]
    [InlineData("ec2 describe-regions", "ec2.eu-west-1.amazonaws.com")]
    [InlineData("iam get-account-summary", "\"UsersQuota\": 5000")]
    [InlineData("events put-events --entries [{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}]", "\"FailedEntryCount\": 0")]
    [InlineData("support describe-severity-levels", "critical")]
    [InlineData("cloudwatch describe-alarms --alarm-types CompositeAlarm", "warehouse is down")]
    [InlineData("rds describe-account-attributes", "EventSubscriptions")]
    [InlineData("elb describe-instance-health --load-balancer-name blog", "OutOfService")]
    [InlineData("elbv2 describe-load-balancers --names payments", "\"Type\": \"network\"")]
    [InlineData("autoscaling describe-account-limits", "NumberOfAutoScalingGroups")]
    [InlineData("cloudtrail get-trail-status --name shop", "\"IsLogging\": true")]
    [InlineData("service-quotas get-service-quota --service-code vpc --quota-code L-F678F1CE", "VPCs per Region")]
    [InlineData("organizations describe-organization", "o-fernwehshop")]
    [InlineData("account get-alternate-contact --alternate-contact-type BILLING", "billing@fernweh.example")]
    [InlineData("lambda get-function-configuration --function-name order-events", "dotnet10")]
    [InlineData("route53 get-account-limit --type MAX_TRAFFIC_POLICIES_BY_OWNER", "\"Count\": 41")]
    [InlineData("cloudformation describe-account-limits", "StackLimit")]
    [InlineData("pricing get-products --service-code AmazonEC2 --filters Type=TERM_MATCH,Field=instanceType,Value=t3.micro --max-items 1", "0.0104000000")]
    [InlineData("kinesis describe-limits", "\"OpenShardCount\": 168")]
    [InlineData("ses get-send-quota", "\"Max24HourSend\": 50000")]
    [InlineData("sqs create-queue --queue-name findings", "111122223333/findings")]
    [InlineData("s3api get-bucket-acl --bucket fernweh-dropbox", "global/AllUsers")]
    [InlineData("s3api get-bucket-location --bucket fernweh-press-kit", "eu-west-1")]
    [InlineData("s3api get-bucket-logging --bucket fernweh-orders", "fernweh-access-logs")]
    [InlineData("dynamodb describe-continuous-backups --table-name carts", "\"PointInTimeRecoveryStatus\": \"ENABLED\"")]
    public async Task It_reads_the_demo(string command, string expected)
    {
        var (exitCode, output, errors) = await RunAsync(command);
        Assert.True(exitCode == 0, errors);
        using var document = JsonDocument.Parse(output);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3api get-bucket-policy --bucket fernweh-scratch", "NoSuchBucketPolicy")]
    [InlineData("s3api get-bucket-acl --bucket agency-archive-logs", "AccessDenied")]
    [InlineData("s3api head-bucket --bucket no-such-bucket", "404")]
    [InlineData("account get-alternate-contact --alternate-contact-type SECURITY", "ResourceNotFoundException")]
    [InlineData("dynamodb describe-table --table-name nope", "ResourceNotFoundException")]
    [InlineData("lambda get-function-configuration --function-name nope", "ResourceNotFoundException")]
    [InlineData("rds describe-db-instances --db-instance-identifier nope", "DBInstanceNotFound")]
    [InlineData("route53 get-hosted-zone --id Z0NOPE", "NoSuchHostedZone")]
    public async Task It_understands_refusals(string command, string expected)
    {
        var (exitCode, _, errors) = await RunAsync(command);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    // Some versions overlook the environment's endpoint for services that have a certificate's name of their own in us-east-1.
    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string command) =>
        ExternalProgram.RunAsync(RequiredProgram.AwsCli.Require(), sandbox.Server, [.. command.Split(' '), "--output", "json", "--endpoint-url", sandbox.Server.Url.ToString()]);
}
