namespace AdvisorWorker.Sandbox;

/// <summary>How a sandbox serves its account.</summary>
public sealed record SandboxOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account's support plan.</summary>
    public SandboxPlan Plan { get; init; } = SandboxPlan.Enterprise;

    /// <summary>No page is larger, whatever a caller asks for; AWS too answers fewer at will. Null leaves the size to the caller.</summary>
    public int? LargestPage { get; init; }

    /// <summary>The clock of events, cases and temporary credentials.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What goes wrong; nothing unless given.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The chance of <see cref="Faults"/>: the same seed gives the same faults to the same calls.</summary>
    public int FaultSeed { get; init; }
}
