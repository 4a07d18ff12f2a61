using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>How bad a case may be, by plan.</summary>
internal static class SeverityLevels
{
    private static readonly SeverityLevel[] All =
    [
        new() { Code = "low", Name = "Low" },
        new() { Code = "normal", Name = "Normal" },
        new() { Code = "high", Name = "High" },
        new() { Code = "urgent", Name = "Urgent" },
        new() { Code = "critical", Name = "Critical" },
    ];

    /// <summary>The levels of a plan that has the API.</summary>
    public static IEnumerable<SeverityLevel> Of(SandboxPlan plan) => plan == SandboxPlan.Business ? All.SkipLast(1) : All;
}
