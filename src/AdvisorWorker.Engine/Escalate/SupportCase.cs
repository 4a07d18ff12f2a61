namespace AdvisorWorker.Engine.Escalate;

/// <summary>A support case as it is remembered.</summary>
public sealed record SupportCase
{
    /// <summary>Our short id, which commands take.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>The check it is about; null where people opened it.</summary>
    public string? CheckId { get; init; }

    /// <summary>The rule that opened it; null where people did.</summary>
    public string? Rule { get; init; }

    /// <summary>What it is.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public CaseState State { get; init; }

    /// <summary>Stands in the subject, so that the case is known again whatever becomes of the store.</summary>
    public required string Marker { get; init; }

    /// <summary>AWS's id; for a quota increase that of the request.</summary>
    public string? AwsId { get; init; }

    /// <summary>The number that people quote.</summary>
    public string? DisplayId { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>AWS's status, such as <c>pending-customer-action</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The severity code.</summary>
    public string? Severity { get; init; }

    /// <summary>The service code.</summary>
    public string? Service { get; init; }

    /// <summary>The category code.</summary>
    public string? Category { get; init; }

    /// <summary>The language's code.</summary>
    public string? Language { get; init; }

    /// <summary>Who submitted it.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>When it was decided upon.</summary>
    public DateTimeOffset IntendedAt { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the first answer is due; null where the plan promises none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When AWS first answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Since when AWS waits for an answer.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>What has been warned of.</summary>
    public CaseWarnings Warnings { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What people should know: why it waits, what was lowered, what was denied.</summary>
    public string? Note { get; init; }

    /// <summary>Nobody has ended it.</summary>
    public bool IsOpen => State is CaseState.Intended or CaseState.Queued or CaseState.Open;
}

/// <summary>What is remembered as a case.</summary>
public enum CaseKind
{
    /// <summary>A case that was opened here.</summary>
    Case,

    /// <summary>A request of Service Quotas.</summary>
    Quota,

    /// <summary>A case that people opened; read-only here.</summary>
    Imported,
}

/// <summary>How far a case is.</summary>
public enum CaseState
{
    /// <summary>It is about to be opened; after a crash, perhaps it was.</summary>
    Intended,

    /// <summary>It waits for a budget, a limit or a window.</summary>
    Queued,

    /// <summary>AWS has it.</summary>
    Open,

    /// <summary>It is over.</summary>
    Resolved,
}

/// <summary>What has been warned of, each once.</summary>
[Flags]
public enum CaseWarnings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first answer is due soon.</summary>
    DueSoon = 1,

    /// <summary>The first answer is late.</summary>
    Overdue = 2,

    /// <summary>AWS will close it for want of an answer.</summary>
    ClosesSoon = 4,
}

/// <summary>A message of a case.</summary>
/// <param name="CaseId">Our id of the case.</param>
/// <param name="SentAt">When, as AWS writes it.</param>
/// <param name="SubmittedBy">By whom.</param>
/// <param name="Body">The text.</param>
/// <param name="Attachments">Names of attachments, by commas.</param>
public sealed record CaseMessage(string CaseId, string SentAt, string SubmittedBy, string Body, string Attachments);
