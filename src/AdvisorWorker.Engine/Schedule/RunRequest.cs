using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>What a run is asked to do.</summary>
public sealed record RunRequest
{
    /// <summary>The checks.</summary>
    public required IReadOnlyList<CatalogCheck> Checks { get; init; }

    /// <summary>The Regions; null for every Region that the account has enabled.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Regions left out.</summary>
    public IReadOnlyList<string> ExcludedRegions { get; init; } = [];

    /// <summary>Whether the support plan gates the checks.</summary>
    public GateMode Gate { get; init; } = GateMode.Account;

    /// <summary>The plan, where the user states it; it is not probed then.</summary>
    public SupportPlan? StatedPlan { get; init; }

    /// <summary>What was last found out about an account's plan, for when it cannot be asked for; null where nothing is remembered.</summary>
    public Func<string, CancellationToken, Task<AccountPlan?>>? LastKnownPlan { get; init; }

    /// <summary>The rules by which people silence items.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>How hard AWS is asked, and how long it is waited for.</summary>
    public PolitenessSettings Politeness { get; init; } = new();

    /// <summary>Make no call that AWS bills for; what needs one is not selected.</summary>
    public bool NoPaidCalls { get; init; }
}
