using Amazon.CloudWatchEvents.Model;

namespace AdvisorWorker.Sandbox.Events;

/// <summary>A rule with its targets.</summary>
/// <param name="Rule">The rule as the API describes it.</param>
/// <param name="Pattern">Which events it is for; null for a schedule, which nothing keeps here.</param>
/// <param name="Targets">Where they go.</param>
internal sealed record EventRule(Rule Rule, EventPattern? Pattern, IReadOnlyList<Target> Targets);
