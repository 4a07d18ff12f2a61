using System.Collections.Immutable;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Record;

/// <summary>All that a run found, and all that it could not read.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plans">Each account's support plan and what it gated.</param>
/// <param name="Checks">A result per account and check, in catalogue order.</param>
/// <param name="Unavailable">What was not judged, and why.</param>
public sealed record RunReport(
    RunInfo Run, ImmutableArray<AccountPlan> Plans, ImmutableArray<CheckResult> Checks, ImmutableArray<Unavailable> Unavailable)
{
    /// <summary>Every unit that was planned, and whether it was read completely.</summary>
    public ImmutableArray<Evaluated> Evaluated { get; init; } = [];

    /// <summary>Mistakes of the program, for its log: units that did not end with exactly one outcome, and why. They are not available, and the run is not complete.</summary>
    public ImmutableArray<string> Breaches { get; init; } = [];

    /// <summary>What became of the rules by which people silence items.</summary>
    public SuppressionOutcome Suppressions { get; init; } = SuppressionOutcome.None;

    /// <summary>All rows of all checks.</summary>
    public IEnumerable<Item> Items => Checks.SelectMany(check => check.Items);
}

/// <summary>When, where and at what price a run took place.</summary>
/// <param name="Id">Unique.</param>
/// <param name="StartedAt">UTC; the instant all verdicts refer to.</param>
/// <param name="FinishedAt">UTC.</param>
/// <param name="Complete">Nothing failed to be read.</param>
/// <param name="Interrupted">Somebody ended it before its end.</param>
/// <param name="Accounts">The accounts, those that could not be entered too.</param>
/// <param name="Regions">The Regions.</param>
/// <param name="Notes">What a reader must know, such as that Regions could not be listed.</param>
/// <param name="ApiCalls">What it asked of AWS.</param>
public sealed record RunInfo(
    string Id,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    bool Complete,
    bool Interrupted,
    ImmutableArray<string> Accounts,
    ImmutableArray<string> Regions,
    ImmutableArray<string> Notes,
    ApiCalls ApiCalls)
{
    /// <summary>What became of each account, where the run was asked for several; each is recorded and told of as a run of its own.</summary>
    public ImmutableArray<AccountPart> Parts { get; init; } = [];
}

/// <summary>One account's part in a run over several.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">What people call it.</param>
/// <param name="RunId">The run that the store and events know.</param>
/// <param name="StartedAt">UTC; the instant that the account's verdicts refer to.</param>
/// <param name="Complete">Nothing of it failed to be read.</param>
/// <param name="Regions">Its Regions.</param>
/// <param name="Failure">Why nothing of it could be read; null where something was.</param>
public sealed record AccountPart(string Account, string? Name, string RunId, DateTimeOffset StartedAt, bool Complete, ImmutableArray<string> Regions, string? Failure);

/// <summary>Calls to AWS.</summary>
/// <param name="Total">Answered calls; a retried call counts once.</param>
/// <param name="Distinct">Different calls, by account, Region, operation and parameters.</param>
/// <param name="Throttled">Attempts that AWS asked to slow down.</param>
/// <param name="Retried">Attempts after the first.</param>
/// <param name="Paid">Calls that AWS bills for.</param>
/// <param name="ByService">Calls per service prefix.</param>
public sealed record ApiCalls(long Total, long Distinct, long Throttled, long Retried, long Paid, ImmutableSortedDictionary<string, long> ByService)
{
    /// <summary>Every operation that was called, as <c>service:Operation</c>.</summary>
    public ImmutableSortedSet<string> Operations { get; init; } = [];

    /// <summary>Those of them that were denied at least once.</summary>
    public ImmutableSortedSet<string> Denied { get; init; } = [];

    /// <summary>About what the paid calls cost, at us-east-1's prices.</summary>
    public Money EstimatedCost { get; init; } = new(0);

    /// <summary>The calls of several together, none of which the others made too.</summary>
    public static ApiCalls Sum(IReadOnlyCollection<ApiCalls> all) => new(
        all.Sum(calls => calls.Total),
        all.Sum(calls => calls.Distinct),
        all.Sum(calls => calls.Throttled),
        all.Sum(calls => calls.Retried),
        all.Sum(calls => calls.Paid),
        all.SelectMany(calls => calls.ByService).GroupBy(service => service.Key, service => service.Value).ToImmutableSortedDictionary(service => service.Key, service => service.Sum(), StringComparer.Ordinal))
    {
        Operations = [.. all.SelectMany(calls => calls.Operations)],
        Denied = [.. all.SelectMany(calls => calls.Denied)],
        EstimatedCost = new(all.Sum(calls => calls.EstimatedCost.Amount)),
    };
}
