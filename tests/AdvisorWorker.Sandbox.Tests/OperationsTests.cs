using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class OperationsTests
{
    // Nobody reads keys, and Trusted Advisor's own results are for the daemon to serve.
    private static readonly string[] Unanswered =
    [
        "kms.CreateKey", "kms.DescribeKey", "kms.EnableKeyRotation", "kms.GenerateRandom", "kms.GetKeyRotationStatus", "kms.ListAliases", "kms.ListKeys",
        "support.DescribeTrustedAdvisorCheckRefreshStatuses", "support.DescribeTrustedAdvisorCheckResult", "support.DescribeTrustedAdvisorCheckSummaries",
        "support.DescribeTrustedAdvisorChecks", "support.RefreshTrustedAdvisorCheck",
    ];

    [Fact]
    public void Every_operation_that_a_client_has_is_answered_but_for_these()
    {
        var known = AwsServices.All.SelectMany(service => service.Operations.Values).Select(operation => operation.ToString());
        Assert.Equal(Unanswered, known.Except(SandboxServer.Operations).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void So_are_those_of_the_official_packages()
    {
        string[] some = ["s3.GetBucketAcl", "sts.AssumeRole", "dynamodb.DescribeContinuousBackups"];
        Assert.Empty(some.Except(SandboxServer.Operations));
    }
}
