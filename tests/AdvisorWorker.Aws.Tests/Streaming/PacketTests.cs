using System.Text;
using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.RoundTrip;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Streaming;

/// <summary>However a body comes over the connection, it is the same answer; and what does not come whole is none.</summary>
public class PacketTests
{
    private const int Buffer = 16 * 1024;

    public static IEnumerable<TheoryDataRow<string>> Services => [new("zoo-ec2"), new("zoo-query"), new("zoo-json"), new("zoo-rest-json"), new("zoo-rest-xml")];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Packets_of_any_size_make_the_same_answer(string service)
    {
        var (body, expected) = ZooAnswers.Of(service);
        foreach (var packet in new[] { 1, 2, 3, 7, 64, 1000 })
        {
            var answer = await ZooAnswers.ReadAsync(service, () => new PacketStream(body, packet));

            Assert.Equal(expected, ShapeText.Of(answer));
        }
    }

    [Theory]
    [InlineData("zoo-json")]
    [InlineData("zoo-rest-json")]
    public async Task A_buffer_may_end_at_any_byte_of_any_token(string service)
    {
        var (body, expected) = ZooAnswers.Of(service);
        var members = body.AsMemory(1);
        for (var before = 0; before <= members.Length; before++)
        {
            // The member that nobody knows moves what follows, byte by byte, over the end of the first buffer.
            var padding = "{\"Unknown\":\"" + new string('x', Buffer - before) + "\",";
            byte[] padded = [.. Encoding.UTF8.GetBytes(padding), .. members.Span];

            var answer = await ZooAnswers.ReadAsync(service, () => new PacketStream(padded));

            Assert.Equal(expected, ShapeText.Of(answer));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Buffer - 12)]
    [InlineData(Buffer)]
    [InlineData(1_000_000)]
    public async Task A_text_may_be_longer_than_the_buffer(int length)
    {
        var text = string.Concat(Enumerable.Repeat("é", length));
        var body = Encoding.UTF8.GetBytes($$"""{"Count":1,"Name":"{{text}}\n","Total":2}""");

        var answer = await ZooAnswers.ReadAsync("zoo-json", () => new PacketStream(body, packet: 1400));

        Assert.Equal($"(Name='{text}\n', Count=1, Total=2)", ShapeText.Of(answer));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_body_that_ends_anywhere_before_its_end_is_no_answer(string service)
    {
        var (body, _) = ZooAnswers.Of(service);
        for (var length = 0; length < body.Length; length++)
        {
            var start = body[..length];

            var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ZooAnswers.ReadAsync(service, () => new PacketStream(start)));

            Assert.Equal(System.Net.HttpStatusCode.OK, error.StatusCode);
            Assert.Equal("id-of-header", error.RequestId);
            Assert.Contains(service + ".Everything", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_connection_that_breaks_anywhere_is_no_answer(string service)
    {
        var (body, _) = ZooAnswers.Of(service);
        for (var length = 0; length <= body.Length; length++)
        {
            var start = body[..length];

            var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ZooAnswers.ReadAsync(service, () => new PacketStream(start, breaks: true)));

            Assert.IsType<IOException>(error.InnerException);
        }
    }

    [Theory]
    [InlineData("zoo-json", "{}")]
    [InlineData("zoo-json", "}")]
    [InlineData("zoo-json", "x")]
    [InlineData("zoo-query", "<More/>")]
    [InlineData("zoo-query", "</More>")]
    [InlineData("zoo-query", "x")]
    public async Task A_body_that_goes_on_after_its_end_is_no_answer(string service, string more)
    {
        var (body, _) = ZooAnswers.Of(service);
        byte[] longer = [.. body, .. Encoding.UTF8.GetBytes(more)];

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ZooAnswers.ReadAsync(service, () => new PacketStream(longer)));
    }

    [Theory]
    [InlineData("zoo-json", "{\"Name\":\"read so far\",\"Count\":\"seven\"}")]
    [InlineData("zoo-query", "<EverythingResponse><EverythingResult><Name>read so far</Name><Count>seven</Count></EverythingResult></EverythingResponse>")]
    public async Task What_was_read_of_a_broken_answer_is_kept_where_answers_are_logged(string service, string body)
    {
        var operation = ZooAnswers.Operation(service);
        var config = StreamHttp.Under(new AnyConfig(operation.Service), () => new PacketStream(Encoding.UTF8.GetBytes(body), packet: 10));
        config.LogResponse = true;
        using var client = new AnyClient(operation.Service, config);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.SendAsync(operation, operation.NewRequest()));

        Assert.Contains("read so far", error.ResponseBody, StringComparison.Ordinal);
    }
}
