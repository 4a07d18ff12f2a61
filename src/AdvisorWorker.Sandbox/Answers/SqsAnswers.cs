using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdvisorWorker.Sandbox.Events;
using Amazon.SQS.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>SQS, with standard queues.</summary>
internal sealed class SqsAnswers(QueueBook queues) : IAnswers
{
    private const int UsualVisibilitySeconds = 30;

    public void AddTo(AnswerBook book) => book
        .On<CreateQueueRequest>(Create)
        .On<GetQueueUrlRequest>((request, call) => new GetQueueUrlResponse { QueueUrl = Find(Url(request.QueueName, call)).Url })
        .On<GetQueueAttributesRequest>(Attributes)
        .On<SendMessageRequest>(Send)
        .On<ReceiveMessageRequest>(Receive)
        .On<DeleteMessageRequest>(Delete);

    private static string Url(string? name, CallContext call) => $"https://sqs.{call.Region.Name}.amazonaws.com/{call.Account.Id}/{name}";

    private MessageQueue Find(string? url) => queues.ByUrl(url) ?? throw Refusal.Of("QueueDoesNotExist", "The specified queue does not exist.");

    private CreateQueueResponse Create(CreateQueueRequest request, CallContext call)
    {
        var url = Url(request.QueueName, call);
        queues.Add(new(url, call.Account.Arn("sqs", call.Region.Name, request.QueueName ?? string.Empty), request.Attributes ?? []));
        return new() { QueueUrl = url };
    }

    private GetQueueAttributesResponse Attributes(GetQueueAttributesRequest request, CallContext call)
    {
        var queue = Find(request.QueueUrl);
        var asked = request.AttributeNames ?? [];
        var (visible, hidden) = queue.Count(call.Now);
        Dictionary<string, string> all = new(queue.Attributes, StringComparer.Ordinal)
        {
            ["QueueArn"] = queue.Arn,
            ["ApproximateNumberOfMessages"] = visible.ToString(CultureInfo.InvariantCulture),
            ["ApproximateNumberOfMessagesNotVisible"] = hidden.ToString(CultureInfo.InvariantCulture),
        };
        return new() { Attributes = all.Where(attribute => asked.Contains("All") || asked.Contains(attribute.Key)).ToDictionary() };
    }

    private SendMessageResponse Send(SendMessageRequest request, CallContext call)
    {
        var body = request.MessageBody ?? string.Empty;
        return new() { MessageId = Find(request.QueueUrl).Send(body, call.Now.AddSeconds(request.DelaySeconds ?? 0)), MD5OfMessageBody = Md5(body) };
    }

    private ReceiveMessageResponse Receive(ReceiveMessageRequest request, CallContext call) => new()
    {
        Messages =
        [
            .. Find(request.QueueUrl)
                .Take(request.MaxNumberOfMessages ?? 1, call.Now, call.Now.AddSeconds(request.VisibilityTimeout ?? UsualVisibilitySeconds))
                .Select(message => new Message { MessageId = message.Id, Body = message.Body, MD5OfBody = Md5(message.Body), ReceiptHandle = message.ReceiptHandle }),
        ],
    };

    private DeleteMessageResponse Delete(DeleteMessageRequest request, CallContext call)
    {
        Find(request.QueueUrl).Delete(request.ReceiptHandle);
        return new();
    }

    // Clients of SQS compare it; it protects nothing.
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
}
