namespace AdvisorWorker.Events;

/// <summary>Event patterns for EventBridge rules. Where another source is configured, replace <c>advisorworker</c> by it.</summary>
/// <remarks>EventBridge compares exactly: names are case-sensitive, and an ARN's <c>:</c> and <c>/</c> are not interchangeable.</remarks>
public static class RulePatterns
{
    /// <summary>What turned yellow or red and nobody has silenced.</summary>
    public const string Findings = """
        {"source":["advisorworker"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],
         "detail":{"status":["WARN","ERROR"],"change":["new","changed"],"suppressed":[false]}}
        """;

    /// <summary>What turned red, told by Trusted Advisor or by us: a rule that was written for Trusted Advisor, with a second source.</summary>
    public const string RedFromBoth = """
        {"source":["aws.trustedadvisor","advisorworker"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],
         "detail":{"status":["ERROR"]}}
        """;

    /// <summary>Findings of the security pillar.</summary>
    public const string Security = """
        {"source":["advisorworker"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],
         "detail":{"pillar":["security"],"status":["WARN","ERROR"]}}
        """;

    /// <summary>Findings that would save at least 100 a month, in whatever currency.</summary>
    public const string Savings = """
        {"source":["advisorworker"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],
         "detail":{"monthly-savings":[{"numeric":[">=",100]}]}}
        """;

    /// <summary>What was flagged and is so no more: for closing tickets.</summary>
    public const string Resolved = """
        {"source":["advisorworker"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],
         "detail":{"change":["resolved"]}}
        """;

    /// <summary>Runs that could not read everything.</summary>
    public const string IncompleteRuns = """
        {"source":["advisorworker"],"detail-type":["Advisor Run Completed"],
         "detail":{"complete":[false]}}
        """;
}
