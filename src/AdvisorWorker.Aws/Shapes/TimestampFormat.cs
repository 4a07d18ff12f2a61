namespace AdvisorWorker.Aws;

/// <summary>How a time is written.</summary>
public enum TimestampFormat
{
    /// <summary>As the wire format usually does.</summary>
    Usual,

    /// <summary><c>2024-01-31T12:00:00Z</c>.</summary>
    Iso8601,

    /// <summary>Seconds since 1970, with a fraction when there is one.</summary>
    UnixTimestamp,

    /// <summary><c>Wed, 31 Jan 2024 12:00:00 GMT</c>.</summary>
    Rfc822,
}
