using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Serving;

/// <summary>The settings section <c>Cluster</c>: how workers that share a PostgreSQL store share the work.</summary>
internal sealed record ClusterSettings
{
    /// <summary>Workers of one name share accounts and schedules, and have the same settings; those of another leave them alone.</summary>
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9-]{0,39}", ErrorMessage = "Name must be letters, digits and hyphens, 40 at the most.")]
    public string Name { get; init; } = "advisor";

    /// <summary>What logs call this worker; no two may have one name. The machine's name and a number when left out.</summary>
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", ErrorMessage = "Worker must be letters, digits, dots and hyphens, 100 at the most.")]
    public string? Worker { get; init; }

    /// <summary>A worker says so often that it lives. One that was not heard of three times over is taken for dead, and others run its passes again.</summary>
    [Range(1, 300)]
    public int CheckInSeconds { get; init; } = 5;
}
