using Amazon.SQS;
using Amazon.SQS.Model;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class QueueTests(DemoSandbox sandbox)
{
    [Fact]
    public async Task A_message_is_delivered_until_it_is_deleted()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = new AmazonSQSClient(SandboxClients.Credentials, new AmazonSQSConfig().For(server));
        var url = (await client.CreateQueueAsync(new() { QueueName = "findings" })).QueueUrl;
        Assert.Equal(url, (await client.GetQueueUrlAsync(new() { QueueName = "findings" })).QueueUrl);
        await client.SendMessageAsync(new() { QueueUrl = url, MessageBody = "a" });
        await client.SendMessageAsync(new() { QueueUrl = url, MessageBody = "b" });

        var first = Assert.Single((await client.ReceiveMessageAsync(new() { QueueUrl = url, VisibilityTimeout = 600 })).Messages!);
        Assert.Equal("a", first.Body);
        Assert.Equal("b", await OnlyMessageAsync());
        await client.DeleteMessageAsync(new() { QueueUrl = url, ReceiptHandle = first.ReceiptHandle });
        Assert.Equal("b", await OnlyMessageAsync());
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => client.GetQueueUrlAsync(new() { QueueName = "other" }));

        async Task<string?> OnlyMessageAsync()
        {
            var answer = await client.ReceiveMessageAsync(new() { QueueUrl = url, MaxNumberOfMessages = 10, VisibilityTimeout = 0 });
            return Assert.Single(answer.Messages!).Body;
        }
    }
}
