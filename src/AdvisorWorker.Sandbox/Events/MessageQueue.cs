namespace AdvisorWorker.Sandbox.Events;

/// <summary>A standard queue that delivers in order and, after the visibility timeout, again.</summary>
internal sealed class MessageQueue(string url, string arn, Dictionary<string, string> attributes)
{
    private readonly Lock _lock = new();
    private readonly List<StoredMessage> _messages = [];

    public string Url => url;

    public string Arn => arn;

    public IReadOnlyDictionary<string, string> Attributes => attributes;

    /// <summary>Adds a message and tells its id.</summary>
    public string Send(string body, DateTimeOffset visibleFrom)
    {
        var id = Guid.NewGuid().ToString();
        lock (_lock)
        {
            _messages.Add(new(id, body, visibleFrom, null));
        }

        return id;
    }

    /// <summary>Takes messages that are visible and hides them until a moment.</summary>
    public IReadOnlyList<StoredMessage> Take(int most, DateTimeOffset now, DateTimeOffset hiddenUntil)
    {
        lock (_lock)
        {
            List<StoredMessage> taken = [];
            for (var i = 0; i < _messages.Count && taken.Count < most; i++)
            {
                if (_messages[i].VisibleFrom <= now)
                {
                    _messages[i] = _messages[i] with { VisibleFrom = hiddenUntil, ReceiptHandle = Guid.NewGuid().ToString("N") };
                    taken.Add(_messages[i]);
                }
            }

            return taken;
        }
    }

    public void Delete(string? receiptHandle)
    {
        lock (_lock)
        {
            _messages.RemoveAll(message => message.ReceiptHandle == receiptHandle);
        }
    }

    /// <summary>How many messages are visible, and how many are not.</summary>
    public (int Visible, int Hidden) Count(DateTimeOffset now)
    {
        lock (_lock)
        {
            var visible = _messages.Count(message => message.VisibleFrom <= now);
            return (visible, _messages.Count - visible);
        }
    }
}
