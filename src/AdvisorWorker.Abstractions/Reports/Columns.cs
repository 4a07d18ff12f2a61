using System.Collections.Immutable;

namespace AdvisorWorker;

/// <summary>The columns that many checks share.</summary>
public static class Columns
{
    /// <summary><c>Green</c>, <c>Yellow</c> or <c>Red</c>.</summary>
    public static Column<T> Status<T>()
        where T : Resource => new("Status", EngineColumn.Status);

    /// <summary>The record's Region.</summary>
    public static Column<T> Region<T>(string heading = "Region")
        where T : Resource => new(heading, EngineColumn.Region);

    /// <summary>The verdict's reason.</summary>
    public static Column<T> Reason<T>()
        where T : Resource => new("Reason", EngineColumn.Reason);

    /// <summary>The run's instant.</summary>
    public static Column<T> LastUpdated<T>(string heading = "Last Updated Time")
        where T : Resource => new(heading, EngineColumn.LastUpdated);

    /// <summary>The monthly saving.</summary>
    public static Column<T> Savings<T>(string heading = "Estimated Monthly Savings")
        where T : Resource => new(heading, EngineColumn.Savings);

    /// <summary>The headings of Trusted Advisor's checks that come from an AWS Config rule; we read the resource itself and evaluate the rule's criterion.</summary>
    /// <param name="rule">The AWS Config managed rule, such as <c>vpc-flow-logs-enabled</c>.</param>
    /// <param name="parameters">The rule's input parameters, where there are any.</param>
    public static ImmutableArray<Column<T>> ConfigRule<T>(string rule, string? parameters = null)
        where T : Resource =>
        [
            Status<T>(),
            Region<T>(),
            new("Resource", resource => resource.Id),
            new("AWS Config Rule", _ => rule),
            new("Input Parameters", _ => parameters),
            LastUpdated<T>(),
        ];
}
