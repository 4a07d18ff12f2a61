using AdvisorWorker.Aws.Tests.InProcess;
using Amazon.AWSSupport;
using Amazon.AWSSupport.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Lambda;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace AdvisorWorker.Aws.Tests.Formats;

/// <summary>Errors as AWS writes them, in each protocol.</summary>
public class ErrorTests
{
    [Fact]
    public async Task A_query_error_is_typed_by_its_code()
    {
        const string body = """
            <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The user is not there.</Message></Error>
              <RequestId>r-1</RequestId>
            </ErrorResponse>
            """;
        using var iam = new AmazonIdentityManagementServiceClient(InProcessAws.Credentials, new AmazonIdentityManagementServiceConfig().Using(_ => InProcessAws.Answer(404, body)));

        var error = await Assert.ThrowsAsync<NoSuchEntityException>(() => iam.GetUserAsync(new()));

        Assert.Equal(("NoSuchEntity", "The user is not there.", ErrorType.Sender, "r-1"), (error.ErrorCode, error.Message, error.ErrorType, error.RequestId));
    }

    [Theory]
    [InlineData("""{"__type":"SubscriptionRequiredException","message":"Premium Support Subscription is required."}""")]
    [InlineData("""{"__type":"com.amazonaws.support#SubscriptionRequiredException:http://x/","Message":"Premium Support Subscription is required."}""")]
    public async Task An_error_that_the_model_does_not_know_is_the_services_with_its_code(string body)
    {
        using var support = new AmazonAWSSupportClient(InProcessAws.Credentials, new AmazonAWSSupportConfig().Using(_ => InProcessAws.Answer(400, body, "application/x-amz-json-1.1")));

        var error = await Assert.ThrowsAsync<AmazonAWSSupportException>(() => support.DescribeSeverityLevelsAsync(new()));

        Assert.Equal("SubscriptionRequiredException", error.ErrorCode);
        Assert.Equal("Premium Support Subscription is required.", error.Message);
    }

    [Fact]
    public async Task A_json_error_is_typed_by_its_name()
    {
        using var support = new AmazonAWSSupportClient(
            InProcessAws.Credentials,
            new AmazonAWSSupportConfig().Using(_ => InProcessAws.Answer(400, """{"__type":"CaseIdNotFound","message":"No such case."}""", "application/x-amz-json-1.1")));

        var error = await Assert.ThrowsAsync<CaseIdNotFoundException>(() => support.DescribeCommunicationsAsync(new()));

        Assert.Equal("CaseIdNotFound", error.ErrorCode);
    }

    [Fact]
    public async Task An_error_of_a_service_that_moved_to_json_keeps_its_old_code()
    {
        var answer = InProcessAws.Answer(
            400,
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"No such queue."}""",
            "application/x-amz-json-1.0",
            ("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"));
        using var sqs = new AmazonSQSClient(InProcessAws.Credentials, new AmazonSQSConfig().Using(_ => answer));

        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync(new()));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
    }

    [Fact]
    public async Task A_rest_json_error_is_typed_by_its_header_and_has_its_own_members()
    {
        var answer = InProcessAws.Answer(
            429,
            """{"Type":"User","message":"Rate exceeded","Reason":"CallerRateLimitExceeded"}""",
            "application/json",
            ("x-amzn-ErrorType", "TooManyRequestsException"),
            ("Retry-After", "3"));
        using var lambda = new AmazonLambdaClient(InProcessAws.Credentials, new AmazonLambdaConfig().Using(_ => answer));

        var error = await Assert.ThrowsAsync<Amazon.Lambda.Model.TooManyRequestsException>(() => lambda.ListFunctionsAsync(new()));

        Assert.Equal("3", error.RetryAfterSeconds);
        Assert.Equal(ThrottleReason.CallerRateLimitExceeded, error.Reason);
    }

    [Fact]
    public async Task A_rest_xml_error_is_typed_by_its_code()
    {
        const string body = "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>None.</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
        using var route53 = new AmazonRoute53Client(InProcessAws.Credentials, new AmazonRoute53Config().Using(_ => InProcessAws.Answer(404, body)));

        var error = await Assert.ThrowsAsync<Amazon.Route53.Model.NoSuchHostedZoneException>(() => route53.GetHostedZoneAsync(new() { Id = "Z1" }));

        Assert.Equal("r-1", error.RequestId);
    }

    [Fact]
    public async Task An_error_without_a_body_has_the_status_as_its_code()
    {
        using var lambda = new AmazonLambdaClient(InProcessAws.Credentials, new AmazonLambdaConfig().Using(_ => InProcessAws.Answer(403, string.Empty)));

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.ListFunctionsAsync(new()));

        Assert.Equal("Forbidden", error.ErrorCode);
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }
}
