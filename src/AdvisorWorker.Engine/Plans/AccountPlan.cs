using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Plans;

/// <summary>What is known of an account's support plan, and which checks it gates.</summary>
/// <param name="Account">The account.</param>
/// <param name="Plan">The plan where it is known for certain (stated by the user); null where the probe cannot tell plans apart or failed.</param>
/// <param name="Entitled">True: the plan has the Support API and all checks. False: core checks only. Null: unknown.</param>
/// <param name="Source">How it is known.</param>
/// <param name="Detail">One sentence: what the probe saw, or why it failed.</param>
/// <param name="Severities">The severity codes the Support API offers; empty where it was not asked or refused.</param>
/// <param name="Gated">Ids of the checks that the gate took out.</param>
public sealed record AccountPlan(
    string Account,
    SupportPlan? Plan,
    bool? Entitled,
    PlanSource Source,
    string? Detail,
    ImmutableArray<string> Severities,
    ImmutableArray<string> Gated);

/// <summary>How a plan is known.</summary>
public enum PlanSource
{
    /// <summary>The user said so (<c>--plan</c> or configuration).</summary>
    Stated,

    /// <summary>The Support API was asked.</summary>
    Probed,

    /// <summary>The Support API could not be asked; this is what it said before.</summary>
    Remembered,

    /// <summary>The Support API could not be asked, so nothing is gated.</summary>
    Unknown,
}
