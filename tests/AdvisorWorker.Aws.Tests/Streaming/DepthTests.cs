using System.Diagnostics;
using System.Text;
using AdvisorWorker.Aws.Tests.InProcess;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Streaming;

/// <summary>What is nested deeper than any answer is refused, whether it is read or skipped, and soon.</summary>
public class DepthTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("zoo-json", "Leaf", 98, true)]
    [InlineData("zoo-json", "Leaf", 100, false)]
    [InlineData("zoo-json", "Unknown", 98, true)]
    [InlineData("zoo-json", "Unknown", 100, false)]
    [InlineData("zoo-json", "Unknown", 1_000_000, false)]
    [InlineData("zoo-query", "Leaf", 96, true)]
    [InlineData("zoo-query", "Leaf", 100, false)]
    [InlineData("zoo-query", "Unknown", 96, true)]
    [InlineData("zoo-query", "Unknown", 100, false)]
    [InlineData("zoo-query", "Unknown", 1_000_000, false)]
    public async Task A_hundred_levels_are_read_and_no_more(string service, string member, int levels, bool isRead)
    {
        var body = service == "zoo-json"
            ? $"{{\"{member}\":" + Repeat("{\"Next\":", levels) + "{}" + Repeat("}", levels) + "}"
            : $"<EverythingResponse><EverythingResult><{member}>" + Repeat("<Next>", levels) + Repeat("</Next>", levels) + $"</{member}></EverythingResult></EverythingResponse>";
        var bytes = Encoding.UTF8.GetBytes(body);
        var time = Stopwatch.StartNew();

        var error = await Record.ExceptionAsync(() => ZooAnswers.ReadAsync(service, () => new PacketStream(bytes)));

        Assert.True(isRead ? error is null : error is AmazonUnmarshallingException, error?.ToString());
        Assert.True(time.Elapsed < Soon);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(101, true)]
    [InlineData(100_000, true)]
    public async Task Parameters_are_nested_as_deep_and_no_deeper(int levels, bool isRefused)
    {
        var service = Zoo.ZooServices.All.Single(candidate => candidate.Name == "zoo-query");
        var request = new WireRequest
        {
            Method = "POST",
            Path = "/",
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Authorization"] = $"AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/{service.SigningName}/aws4_request, SignedHeaders=host, Signature=0",
                ["Content-Type"] = "application/x-www-form-urlencoded",
            },
            Body = Encoding.UTF8.GetBytes("Action=Everything&Leaf" + Repeat(".Next", levels) + ".Name=x"),
        };

        var answer = await new AwsWireServer([service]).AnswerAsync(request, (call, _) => new(call.Operation.NewResponse()), TestContext.Current.CancellationToken);

        Assert.Equal(isRefused ? 400 : 200, answer.StatusCode);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
