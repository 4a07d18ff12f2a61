using System.Net;
using AdvisorWorker.Aws.Tests.InProcess;
using Amazon.EC2;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Faults;

public class FaultTests
{
    private const string Good = """
        <DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <requestId>r-1</requestId>
          <regionInfo><item><regionName>eu-west-1</regionName></item></regionInfo>
        </DescribeRegionsResponse>
        """;

    private const string Html = "<html><head><title>Sign in</title></head><body>Welcome</body></html>";

    [Fact]
    public async Task A_body_that_is_cut_off_once_is_asked_for_again()
    {
        var (response, _, attempts) = await Ec2Under.AnswersAsync(2, () => Ok(Good[..150]), () => Ok(Good));

        Assert.Equal("eu-west-1", Assert.Single(response!.Regions!).RegionName);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_body_that_is_always_cut_off_ends_in_an_AmazonUnmarshallingException()
    {
        var (_, error, attempts) = await Ec2Under.AnswersAsync(2, () => Ok(Good[..150]));

        var exception = Assert.IsType<AmazonUnmarshallingException>(error);
        Assert.Contains("ec2.DescribeRegions", exception.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_connection_that_breaks_within_the_body_is_tried_again()
    {
        var attempts = 0;
        var bytes = System.Text.Encoding.UTF8.GetBytes(Good);
        var config = StreamHttp.Under(new AmazonEC2Config(), () => ++attempts == 1 ? new PacketStream(bytes[..100], breaks: true) : new PacketStream(bytes));
        config.MaxErrorRetry = 2;
        using var client = new AmazonEC2Client(InProcessAws.Credentials, config);

        var response = await client.DescribeRegionsAsync(new());

        Assert.Equal("eu-west-1", Assert.Single(response.Regions!).RegionName);
        Assert.Equal(2, attempts);
    }

    [Theory]
    [InlineData(Html)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<DescribeVpcsResponse/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><DescribeRegionsResponse><regionInfo>&x;</regionInfo></DescribeRegionsResponse>")]
    public async Task What_is_no_answer_to_the_question_is_never_an_empty_answer(string body)
    {
        var (response, error, _) = await Ec2Under.AnswersAsync(0, () => Ok(body));

        Assert.Null(response);
        Assert.IsType<AmazonUnmarshallingException>(error);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_server_error_is_tried_again(int status)
    {
        var (response, _, attempts) = await Ec2Under.AnswersAsync(2, () => InProcessAws.Answer(status, Html), () => Ok(Good));

        Assert.Single(response!.Regions!);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again()
    {
        var (response, _, attempts) = await Ec2Under.AnswersAsync(2, () => Error(503, "RequestLimitExceeded"), () => Error(429, "Throttling"), () => Ok(Good));

        Assert.Single(response!.Regions!);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_reset_connection_is_tried_again()
    {
        var (response, _, attempts) = await Ec2Under.AnswersAsync(2, () => throw new HttpRequestException("reset", new IOException("Connection reset by peer")), () => Ok(Good));

        Assert.Single(response!.Regions!);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_denied_call_is_not_tried_again()
    {
        var (_, error, attempts) = await Ec2Under.AnswersAsync(2, () => Error(403, "UnauthorizedOperation"));

        var exception = Assert.IsType<AmazonEC2Exception>(error);
        Assert.Equal("UnauthorizedOperation", exception.ErrorCode);
        Assert.Equal("Because.", exception.Message);
        Assert.Equal("r-2", exception.RequestId);
        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task An_error_page_of_a_proxy_is_an_exception_with_its_status_and_its_beginning()
    {
        var (_, error, _) = await Ec2Under.AnswersAsync(0, () => InProcessAws.Answer(503, Html, "text/html"));

        var exception = Assert.IsType<AmazonEC2Exception>(error);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Contains("Sign in", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var config = new AmazonEC2Config().UsingAsync(async (_, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Ok(Good);
        });
        config.MaxErrorRetry = 5;
        using var client = new AmazonEC2Client(InProcessAws.Credentials, config);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DescribeRegionsAsync(new(), cancel.Token));
    }

    private static WireResponse Ok(string body) => InProcessAws.Answer(200, body);

    private static WireResponse Error(int status, string code)
        => InProcessAws.Answer(status, $"<Response><Errors><Error><Code>{code}</Code><Message>Because.</Message></Error></Errors><RequestID>r-2</RequestID></Response>");
}
