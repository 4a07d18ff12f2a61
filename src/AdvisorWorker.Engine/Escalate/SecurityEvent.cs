namespace AdvisorWorker.Engine.Escalate;

/// <summary>What AWS asks for when a credential is suspected to be compromised (AWS's security-event playbook). Null where it was not said.</summary>
public sealed record SecurityEvent
{
    /// <summary>The first account that was hit; AWS validates its ownership.</summary>
    public required string Account { get; init; }

    /// <summary>When it was first recognised.</summary>
    public string? FirstRecognised { get; init; }

    /// <summary>What happened when, in short.</summary>
    public string? Timeline { get; init; }

    /// <summary>What there is to see: logs, screenshots.</summary>
    public string? Artifacts { get; init; }

    /// <summary>ARNs of suspected users and roles.</summary>
    public string? Principals { get; init; }

    /// <summary>Affected resources.</summary>
    public string? Resources { get; init; }

    /// <summary>Business impact.</summary>
    public string? Impact { get; init; }

    /// <summary>Who inside the organization works on it, and how high it is escalated.</summary>
    public string? Engagement { get; init; }

    /// <summary>Additional contacts.</summary>
    public string? Contacts { get; init; }

    /// <summary>The language's code.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How to be reached: <c>chat</c> is recommended.</summary>
    public string ContactMethod { get; init; } = "chat";

    /// <summary>The fields: option, heading, question, value.</summary>
    public IReadOnlyList<SecurityEventField> Fields =>
    [
        new("first-recognised", "WHEN IT WAS FIRST RECOGNISED", "When was it first recognised (UTC)?", FirstRecognised),
        new("timeline", "TIMELINE", "What happened when, in short?", Timeline),
        new("artifacts", "ARTIFACTS", "What is there to see (logs, screenshots)?", Artifacts),
        new("principals", "SUSPECTED USERS AND ROLES", "Which users or roles are suspected (ARNs)?", Principals),
        new("resources", "AFFECTED RESOURCES", "Which resources are affected?", Resources),
        new("impact", "BUSINESS IMPACT", "What is the business impact?", Impact),
        new("engagement", "LEVEL OF ENGAGEMENT", "Who in your organization is engaged, and how high is it escalated?", Engagement),
        new("contacts", "ADDITIONAL CONTACTS", "Whom else may AWS contact?", Contacts),
    ];
}

/// <summary>A field of a security event.</summary>
/// <param name="Option">Its option.</param>
/// <param name="Heading">Its heading in the case.</param>
/// <param name="Question">The question to people.</param>
/// <param name="Value">What was said; null for nothing.</param>
public sealed record SecurityEventField(string Option, string Heading, string Question, string? Value);
