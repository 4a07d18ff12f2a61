using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>A support case that nobody has opened yet.</summary>
public sealed record CaseDraft
{
    /// <summary>Where people open cases themselves.</summary>
    public const string Console = "https://console.aws.amazon.com/support/home#/case/create";

    /// <summary>The longest body that CreateCase takes.</summary>
    public const int MaxBody = 8000;

    /// <summary>The account to open it from: the one of the findings.</summary>
    public required string Account { get; init; }

    /// <summary>The check.</summary>
    public required string CheckId { get; init; }

    /// <summary>The subject, as of an e-mail.</summary>
    public required string Subject { get; init; }

    /// <summary><c>technical</c> or <c>customer-service</c>.</summary>
    public required string IssueType { get; init; }

    /// <summary>The service. Code and category are suggestions: DescribeServices decides when the case is opened.</summary>
    public required SupportService Service { get; init; }

    /// <summary>The suggested service code: the service's, or that of the platform or engine found.</summary>
    public required string ServiceCode { get; init; }

    /// <summary>The suggested category code.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>The severity code.</summary>
    public required string SeverityCode { get; init; }

    /// <summary>When to expect the first answer on this account's plan, in words; null where the plan is unknown or offers no such case.</summary>
    public string? FirstResponse { get; init; }

    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>The description, at most <see cref="MaxBody"/> characters.</summary>
    public required string Body { get; init; }

    /// <summary>What the body has no room for.</summary>
    public ImmutableArray<CaseAttachment> Attachments { get; init; } = [];

    /// <summary>The plan has the Support API, so that the case can be opened from here; null where the plan is unknown.</summary>
    public bool? CanOpen { get; init; }

    /// <summary>What whoever opens the case should know or do; not part of the case.</summary>
    public required ImmutableArray<string> Reminders { get; init; }
}

/// <summary>A file that goes with a case.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Data">Its content, at most <see cref="MaxBytes"/>.</param>
public sealed record CaseAttachment(string FileName, byte[] Data)
{
    /// <summary>The size of one attachment.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>How many attachments a set takes.</summary>
    public const int MaxFiles = 3;
}

/// <summary>What may be said about a case beforehand.</summary>
public sealed record CaseOptions
{
    /// <summary>The severity code; where the plan does not offer it, the highest below it that it does offer.</summary>
    public string SeverityCode { get; init; } = "normal";

    /// <summary>The language's code.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The account's alias, for the subject.</summary>
    public string? AccountAlias { get; init; }

    /// <summary>The subject, with <c>{title}</c>, <c>{count}</c> and <c>{account}</c>; null for the usual one.</summary>
    public string? Subject { get; init; }

    /// <summary>The case goes out as it is: nobody fills anything in. Says who opens it, such as <c>rule NAME</c>; null for a draft.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>Who is affected and how badly; people are asked to fill it in where nothing is said.</summary>
    public string? BusinessImpact { get; init; }

    /// <summary>When an item was first seen flagged, where something remembers it.</summary>
    public Func<Item, DateTimeOffset?>? FirstSeen { get; init; }
}
