using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Which findings become a case, and what kind of case. What a rule does not name is not asked about.</summary>
public sealed record EscalationRule
{
    /// <summary>Tells rules apart: a finding has one case per rule.</summary>
    [Required(ErrorMessage = "Name is missing")]
    [RegularExpression("^[A-Za-z0-9._-]{1,64}$", ErrorMessage = "Name must have 1 to 64 letters, digits or ._-")]
    public string Name { get; init; } = "";

    /// <summary>Checks; our ids or Trusted Advisor's.</summary>
    public string[]? Checks { get; init; }

    /// <summary>Pillars, such as <c>security</c>.</summary>
    public string[]? Pillars { get; init; }

    /// <summary><c>warning</c>, <c>error</c>; red alone unless named.</summary>
    public string[]? Statuses { get; init; }

    /// <summary>Tags that the resource must have, all of them: <c>key</c> or <c>key=value</c>.</summary>
    public string[]? Tags { get; init; }

    /// <summary>Accounts; all that <see cref="EscalationSettings.Accounts"/> allows unless named.</summary>
    public string[]? Accounts { get; init; }

    /// <summary>How long an item must have been flagged, such as <c>1.00:00:00</c> for a day.</summary>
    public TimeSpan MinimumAge { get; init; }

    /// <summary>What acting must save a month in all, in the checks' currency.</summary>
    [Range(0, 1e12)]
    public decimal? MinimumSavings { get; init; }

    /// <summary>When nothing is opened: <c>Sat,Sun 00:00-06:00</c>, in the calendar's time zone.</summary>
    public string[]? MaintenanceWindows { get; init; }

    /// <summary>What is asked for.</summary>
    public EscalationAction Action { get; init; }

    /// <summary>The severity; lowered to what the plan offers. High and above only where it is named here.</summary>
    [RegularExpression("^(low|normal|high|urgent|critical)$", ErrorMessage = "Severity must be low, normal, high, urgent or critical")]
    public string Severity { get; init; } = "normal";

    /// <summary>Allows <c>urgent</c> and <c>critical</c>: people are woken for them.</summary>
    public bool AllowHighest { get; init; }

    /// <summary>The service code; the check's own unless named.</summary>
    public string? Service { get; init; }

    /// <summary>The category code; the service's usual one unless named.</summary>
    public string? Category { get; init; }

    /// <summary>The language's code.</summary>
    [RegularExpression("^[a-z]{2}(_[A-Z]{2})?$", ErrorMessage = "Language must be a code such as en or ja")]
    public string Language { get; init; } = "en";

    /// <summary>Addresses that get copies; ten at the most.</summary>
    [MaxLength(10, ErrorMessage = "Cc takes ten addresses at the most")]
    public string[]? Cc { get; init; }

    /// <summary>How to be reached. By API that is <c>web</c>; <c>phone</c> and <c>chat</c> are for drafts.</summary>
    [RegularExpression("^(web|phone|chat)$", ErrorMessage = "ContactMethod must be web, phone or chat")]
    public string ContactMethod { get; init; } = "web";

    /// <summary>Who is affected and how badly, for the case's text.</summary>
    [MaxLength(2000, ErrorMessage = "BusinessImpact takes 2000 characters at the most")]
    public string? BusinessImpact { get; init; }

    /// <summary>Who answers for the cases.</summary>
    public string? Owner { get; init; }

    /// <summary>The subject, with <c>{title}</c>, <c>{count}</c> and <c>{account}</c>.</summary>
    [MaxLength(200, ErrorMessage = "Subject takes 200 characters at the most")]
    public string? Subject { get; init; }

    /// <summary>Of a quota increase: the quota's code, such as <c>L-F678F1CE</c>, with <see cref="Service"/>; the check's own where it is known.</summary>
    [RegularExpression("^[A-Za-z0-9-]{1,128}$", ErrorMessage = "QuotaCode must look like L-F678F1CE")]
    public string? QuotaCode { get; init; }

    /// <summary>Of a quota increase: the wished quota is today's times this.</summary>
    [Range(1.01, 10, ErrorMessage = "Factor must be from 1.01 to 10")]
    public double Factor { get; init; } = 1.5;

    /// <summary>The severity is one that people are woken for.</summary>
    internal bool IsHighest => Severity is "urgent" or "critical";
}
