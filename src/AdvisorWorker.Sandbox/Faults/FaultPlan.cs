using System.Diagnostics.CodeAnalysis;
using AdvisorWorker.Sandbox.Faults;

namespace AdvisorWorker.Sandbox;

/// <summary>Faults and their seed, as a file says them.</summary>
/// <param name="Seed">The chance of the faults.</param>
/// <param name="Rules">The faults.</param>
/// <example>
/// <code>
/// {
///   "seed": 7,
///   "rules": [
///     { "fault": "throttle", "probability": 0.3 },
///     { "fault": "denied", "operation": "ec2:DescribeVolumes", "byServiceControlPolicy": true },
///     { "fault": "latency", "minMs": 50, "maxMs": 500, "region": "eu-*" }
///   ]
/// }
/// </code>
/// </example>
public sealed record FaultPlan(int Seed, IReadOnlyList<FaultRule> Rules)
{
    /// <summary>Reads a plan from JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="mistakes">All that is wrong with the text, each with its path.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out FaultPlan? plan, out IReadOnlyList<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(json);
        var parser = new FaultPlanParser();
        plan = parser.Parse(json);
        mistakes = parser.Mistakes;
        return plan is not null;
    }
}
