using System.Net;
using AdvisorWorker.Engine.Collect;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class GapTranslationTests
{
    [Theory]
    [InlineData("UnauthorizedOperation", 403, "You are not authorized", GapReason.AccessDenied)]
    [InlineData("AccessDeniedException", 400, "User is not authorized to perform", GapReason.AccessDenied)]
    [InlineData("com.amazonaws.support#AccessDeniedException", 400, "no", GapReason.AccessDenied)]
    [InlineData("AccessDenied", 403, "with an explicit deny in a service control policy", GapReason.RegionDenied)]
    [InlineData("ExpiredToken", 400, "The security token expired", GapReason.AccessDenied)]
    [InlineData("", 403, "Blocked by the proxy", GapReason.AccessDenied)]
    [InlineData("RequestLimitExceeded", 503, "Slow down", GapReason.Throttled)]
    [InlineData("ThrottlingException", 400, "Rate exceeded", GapReason.Throttled)]
    [InlineData("", 429, "Too many", GapReason.Throttled)]
    [InlineData("SubscriptionRequiredException", 400, "Premium Support is required", GapReason.NotEnabled)]
    [InlineData("InternalError", 500, "Oops", GapReason.Failed)]
    [InlineData("ValidationException", 400, "Bad", GapReason.Failed)]
    [InlineData("GatewayTimeout", 504, "Late", GapReason.TimedOut)]
    public void An_answers_code_decides_the_reason(string code, int status, string message, GapReason expected)
    {
        var failure = new AmazonServiceException(message, ErrorType.Sender, code, "", (HttpStatusCode)status);
        failure.Data[GapTranslation.OperationKey] = "ec2:DescribeVpcs";

        var gap = GapTranslation.Of(failure, CancellationToken.None);

        Assert.Equal((expected, "ec2:DescribeVpcs"), (gap.Reason, gap.Action));
    }

    [Fact]
    public void A_call_without_an_answer_in_time_is_timed_out() =>
        Assert.Equal(GapReason.TimedOut, GapTranslation.Of(new TaskCanceledException(), CancellationToken.None).Reason);

    [Fact]
    public void A_call_of_a_run_that_was_ended_is_not_reached() =>
        Assert.Equal(GapReason.NotReached, GapTranslation.Of(new TaskCanceledException(), new CancellationToken(canceled: true)).Reason);

    [Fact]
    public void An_error_page_is_cut_to_one_short_line()
    {
        var failure = new AmazonServiceException($"<html>\n{new string('x', 5000)}</html>", ErrorType.Receiver, "InternalError", "", HttpStatusCode.InternalServerError);

        var detail = GapTranslation.Of(failure, CancellationToken.None).Detail!;

        Assert.True(detail.Length < 250);
        Assert.DoesNotContain('\n', detail);
    }

    [Theory]
    [InlineData("s3:ListBuckets", "s3:ListAllMyBuckets")]
    [InlineData("s3control:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock")]
    [InlineData("ec2:DescribeVpcs", "ec2:DescribeVpcs")]
    public void The_action_is_the_one_that_IAM_knows(string operation, string action) => Assert.Equal(action, IamActions.Of(operation));
}
