using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>The sessions that AssumeRole began, by their access key.</summary>
internal sealed class SessionBook
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public Session? Find(string accessKeyId) => _sessions.GetValueOrDefault(accessKeyId);

    public string Begin(Session session)
    {
        var key = "ASIA" + RandomNumberGenerator.GetHexString(16);
        _sessions[key] = session;
        return key;
    }
}
