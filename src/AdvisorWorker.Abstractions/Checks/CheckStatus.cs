namespace AdvisorWorker;

/// <summary>What a check says of one resource, or of all of them: the Support API's four words.</summary>
public enum CheckStatus : byte
{
    /// <summary>Green: nothing to do.</summary>
    Ok,

    /// <summary>Yellow: worth a look.</summary>
    Warning,

    /// <summary>Red: act. It is a finding about the account, never a failure of ours.</summary>
    Error,

    /// <summary>Blue: could not be read, so nothing is claimed.</summary>
    NotAvailable,
}
