using System.Collections.Immutable;

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

    /// <summary>
    /// Accounts beside the one that callers without a session are in, by id. Whoever assumes a role of one is in it; each is made when that first happens.
    /// </summary>
    public IReadOnlyDictionary<string, Func<SandboxAccount>> OtherAccounts { get; init; } = ImmutableDictionary<string, Func<SandboxAccount>>.Empty;

    /// <summary>The external ids that roles demand, by the role's account.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What goes wrong; nothing unless given.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The chance of <see cref="Faults"/>: the same seed gives the same faults to the same calls.</summary>
    public int FaultSeed { get; init; }
}
