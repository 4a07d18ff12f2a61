using System.Collections.Concurrent;

namespace AdvisorWorker.Sandbox.Events;

/// <summary>All queues; callers of SQS find them by their address, rules by their ARN.</summary>
internal sealed class QueueBook
{
    private readonly ConcurrentDictionary<string, MessageQueue> _queues = new(StringComparer.Ordinal);

    public MessageQueue? ByUrl(string? url) => _queues.GetValueOrDefault(url ?? string.Empty);

    public MessageQueue? ByArn(string? arn) => _queues.Values.FirstOrDefault(queue => queue.Arn == arn);

    public void Add(MessageQueue queue) => _queues.TryAdd(queue.Url, queue);
}
