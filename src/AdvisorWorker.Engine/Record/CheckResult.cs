using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>One check's answer for one account.</summary>
/// <param name="Check">The check.</param>
/// <param name="Account">The account.</param>
/// <param name="Status">The worst proven finding; else <see cref="CheckStatus.NotAvailable"/> if anything was unread; else ok.</param>
/// <param name="Reason">Why it is not available, in words.</param>
/// <param name="Summary">The counters.</param>
/// <param name="Items">The rows, worst first.</param>
public sealed record CheckResult(
    CheckDescriptor Check, string Account, CheckStatus Status, string? Reason, ResourcesSummary Summary, ImmutableArray<Item> Items)
{
    /// <summary>The sum over the findings; null where no item states a saving.</summary>
    public Money? Savings => Items.Where(item => item.IsFinding && item.Savings is not null).Select(item => item.Savings!.Value).ToList() switch
    {
        [] => null,
        [var first, ..] all => new Money(all.Sum(saving => saving.Amount), first.Currency),
    };
}

/// <summary>Trusted Advisor's four counters.</summary>
/// <param name="Processed">Resources with a verdict.</param>
/// <param name="Flagged">Rows that are yellow or red and not silenced.</param>
/// <param name="Ignored">Resources that could not be judged.</param>
/// <param name="Suppressed">Rows that a person has silenced.</param>
public sealed record ResourcesSummary(long Processed, long Flagged, long Ignored, long Suppressed);
