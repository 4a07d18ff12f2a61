using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.SQS.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>SQS: standard queues that deliver in order and, after the visibility timeout, again.</summary>
internal sealed class SqsAnswers : IAnswers
{
    private const int UsualVisibilitySeconds = 30;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue> _queues = new(StringComparer.Ordinal);

    public void AddTo(AnswerBook book) => book
        .On<CreateQueueRequest>(Create)
        .On<GetQueueUrlRequest>((request, call) => new GetQueueUrlResponse { QueueUrl = Find(Url(request.QueueName, call)).Url })
        .On<GetQueueAttributesRequest>(Attributes)
        .On<SendMessageRequest>(Send)
        .On<ReceiveMessageRequest>(Receive)
        .On<DeleteMessageRequest>(Delete);

    private static string Url(string? name, CallContext call) => $"https://sqs.{call.Region.Name}.amazonaws.com/{call.Account.Id}/{name}";

    private Queue Find(string? url)
    {
        lock (_lock)
        {
            return _queues.GetValueOrDefault(url ?? string.Empty) ?? throw Refusal.Of("QueueDoesNotExist", "The specified queue does not exist.");
        }
    }

    private CreateQueueResponse Create(CreateQueueRequest request, CallContext call)
    {
        var url = Url(request.QueueName, call);
        lock (_lock)
        {
            _queues.TryAdd(url, new(url, call.Account.Arn("sqs", call.Region.Name, request.QueueName ?? string.Empty), request.Attributes ?? []));
        }

        return new() { QueueUrl = url };
    }

    private GetQueueAttributesResponse Attributes(GetQueueAttributesRequest request, CallContext call)
    {
        var queue = Find(request.QueueUrl);
        var asked = request.AttributeNames ?? [];
        lock (_lock)
        {
            var visible = queue.Messages.Count(message => message.VisibleFrom <= call.Now);
            Dictionary<string, string> all = new(queue.Attributes, StringComparer.Ordinal)
            {
                ["QueueArn"] = queue.Arn,
                ["ApproximateNumberOfMessages"] = visible.ToString(CultureInfo.InvariantCulture),
                ["ApproximateNumberOfMessagesNotVisible"] = (queue.Messages.Count - visible).ToString(CultureInfo.InvariantCulture),
            };
            return new() { Attributes = all.Where(attribute => asked.Contains("All") || asked.Contains(attribute.Key)).ToDictionary() };
        }
    }

    private SendMessageResponse Send(SendMessageRequest request, CallContext call)
    {
        var queue = Find(request.QueueUrl);
        var message = new Stored(Guid.NewGuid().ToString(), request.MessageBody ?? string.Empty)
        {
            VisibleFrom = call.Now.AddSeconds(request.DelaySeconds ?? 0),
        };
        lock (_lock)
        {
            queue.Messages.Add(message);
        }

        return new() { MessageId = message.Id, MD5OfMessageBody = Md5(message.Body) };
    }

    private ReceiveMessageResponse Receive(ReceiveMessageRequest request, CallContext call)
    {
        var queue = Find(request.QueueUrl);
        lock (_lock)
        {
            List<Stored> taken = [.. queue.Messages.Where(message => message.VisibleFrom <= call.Now).Take(request.MaxNumberOfMessages ?? 1)];
            foreach (var message in taken)
            {
                message.VisibleFrom = call.Now.AddSeconds(request.VisibilityTimeout ?? UsualVisibilitySeconds);
                message.ReceiptHandle = Guid.NewGuid().ToString("N");
            }

            return new() { Messages = [.. taken.Select(Read)] };
        }
    }

    private static Message Read(Stored message) =>
        new() { MessageId = message.Id, Body = message.Body, MD5OfBody = Md5(message.Body), ReceiptHandle = message.ReceiptHandle };

    private DeleteMessageResponse Delete(DeleteMessageRequest request, CallContext call)
    {
        var queue = Find(request.QueueUrl);
        lock (_lock)
        {
            queue.Messages.RemoveAll(message => message.ReceiptHandle == request.ReceiptHandle);
        }

        return new();
    }

    // Clients of SQS compare it; it protects nothing.
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    private sealed record Queue(string Url, string Arn, Dictionary<string, string> Attributes)
    {
        public List<Stored> Messages { get; } = [];
    }

    private sealed record Stored(string Id, string Body)
    {
        public DateTimeOffset VisibleFrom { get; set; }

        public string? ReceiptHandle { get; set; }
    }
}
