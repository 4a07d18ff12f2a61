namespace AdvisorWorker.Sandbox;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>AWS asks to slow down, with the code and status of the protocol.</summary>
    Throttle,

    /// <summary>A 5xx.</summary>
    ServerError,

    /// <summary>The caller may not, with the code of the protocol.</summary>
    Denied,

    /// <summary>The connection is aborted before an answer.</summary>
    Reset,

    /// <summary>The answer ends in the middle of its body.</summary>
    Truncate,

    /// <summary>The answer comes later. Whatever else meets the call still does.</summary>
    Latency,

    /// <summary>The connection is accepted and nothing is answered until the client gives up.</summary>
    DeadRegion,
}
