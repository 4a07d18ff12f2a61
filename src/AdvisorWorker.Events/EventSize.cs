using System.Runtime.InteropServices;
using System.Text;

namespace AdvisorWorker.Events;

/// <summary>The size of an event as EventBridge counts it.</summary>
public static class EventSize
{
    /// <summary>
    /// 256 KB, for one event and for one PutEvents request together. EventBridge has taken 1 MB in most Regions since 2026, but
    /// targets such as SNS have not.
    /// </summary>
    public const int Limit = 256 * 1024;

    private const int TimeBytes = 14;

    /// <summary>The UTF-8 bytes of source, detail type, detail and resources, and a fixed number for the time.</summary>
    public static int Of(EventEnvelope envelope)
    {
        var bytes = TimeBytes + Encoding.UTF8.GetByteCount(envelope.Source) + Encoding.UTF8.GetByteCount(envelope.DetailType);
        foreach (var resource in envelope.Resources)
        {
            bytes += Encoding.UTF8.GetByteCount(resource);
        }

        return bytes + JsonMarshal.GetRawUtf8Value(envelope.Detail).Length;
    }
}
