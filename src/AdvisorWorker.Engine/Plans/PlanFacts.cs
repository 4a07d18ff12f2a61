using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Plans;

/// <summary>What one support plan gives.</summary>
public sealed record PlanFacts
{
    /// <summary>The plan.</summary>
    public required SupportPlan Plan { get; init; }

    /// <summary>As users type it: <c>enterprise-on-ramp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As AWS writes it: <c>Enterprise On-Ramp</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The Support API answers, and Trusted Advisor shows all its checks, sends events and has an API. AWS gives these together
    /// or not at all.
    /// </summary>
    public required bool Entitled { get; init; }

    /// <summary>Severities of technical cases with their first responses, lowest first; empty where the plan has no technical cases.</summary>
    public required ImmutableArray<Severity> Severities { get; init; }

    /// <summary>Ways to be in contact about a technical case.</summary>
    public required ImmutableArray<string> Channels { get; init; }

    /// <summary>Architectural guidance, in words.</summary>
    public required string Guidance { get; init; }

    /// <summary>What to expect of a technical account manager, in words; null where there is none.</summary>
    public string? TechnicalAccountManager { get; init; }

    /// <summary>Help with operating systems on EC2 and with common third-party software.</summary>
    public bool ThirdPartySoftware { get; init; }

    /// <summary>AWS Security Incident Response, in words; null where it is not part of the plan.</summary>
    public string? SecurityIncidentResponse { get; init; }

    /// <summary>What comes on top, in words.</summary>
    public ImmutableArray<string> Extras { get; init; } = [];

    /// <summary>The day the plan ends outside AWS GovCloud (US), where it stays.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>Where its customers go then, in words.</summary>
    public string? Successor { get; init; }

    /// <summary>What AWS's guide of 2019 says otherwise; null where it agrees or the plan did not exist.</summary>
    public string? In2019 { get; init; }

    /// <summary>The severity with this code; null where the plan does not offer it.</summary>
    public Severity? Severity(string code) => Severities.FirstOrDefault(severity => severity.Code == code);
}

/// <summary>A severity of a technical case, as one plan offers it.</summary>
/// <param name="Code">The API's code: <c>low</c>, <c>normal</c>, <c>high</c>, <c>urgent</c> or <c>critical</c>.</param>
/// <param name="FirstResponse">The target for the first answer. There is none for later answers, and third-party software may take longer.</param>
/// <param name="BusinessHours">The target counts business hours of the customer's country; else it counts around the clock.</param>
public sealed record Severity(string Code, TimeSpan FirstResponse, bool BusinessHours = false)
{
    /// <summary>All codes, lowest first.</summary>
    public static ImmutableArray<string> Codes { get; } = ["low", "normal", "high", "urgent", "critical"];

    /// <summary>What the code means in AWS's words for technical cases.</summary>
    public static string Meaning(string code) => code switch
    {
        "low" => "General guidance",
        "normal" => "System impaired",
        "high" => "Production system impaired",
        "urgent" => "Production system down",
        "critical" => "Business-critical system down",
        _ => code,
    };

    /// <summary><c>4 h</c> or <c>30 min</c>.</summary>
    public static string Words(TimeSpan time) => time >= TimeSpan.FromHours(1) ? $"{time.TotalHours:0} h" : $"{time.TotalMinutes:0} min";
}
