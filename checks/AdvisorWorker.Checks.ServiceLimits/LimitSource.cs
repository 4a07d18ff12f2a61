using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>What the limits of one family have in common.</summary>
/// <param name="Service">The service as Trusted Advisor's reports name it.</param>
/// <param name="Origin">Where limit and usage come from and what counts, for the criteria.</param>
/// <param name="Link">The service's page on its quotas.</param>
/// <typeparam name="T">The record that holds the limits.</typeparam>
internal sealed record LimitSource<T>(string Service, string Origin, string Link)
    where T : Resource
{
    /// <summary>What a limit is counted per.</summary>
    public Granularity Granularity { get; init; } = Granularity.Region;

    /// <summary>Parts that the usage of each limit reads.</summary>
    public ImmutableArray<PartKey<T>> Needs { get; init; } = [];

    /// <summary>Parts that only a listed row reads.</summary>
    public ImmutableArray<PartKey<T>> ColumnNeeds { get; init; } = [];
}

/// <summary>One limit: a row of a family's table.</summary>
/// <param name="Id">The check's id.</param>
/// <param name="TrustedAdvisorId">Its id in Trusted Advisor.</param>
/// <param name="Title">Its name in Trusted Advisor.</param>
/// <param name="Name">The limit as Trusted Advisor's reports name it.</param>
/// <param name="Usage">Limit and usage in a record.</param>
/// <param name="Needs">A part that only this limit reads.</param>
/// <typeparam name="T">The record that holds the limit.</typeparam>
internal sealed record Limit<T>(
    string Id, string TrustedAdvisorId, string Title, string Name, Func<T, Part<LimitUsage>> Usage, params ImmutableArray<PartKey<T>> Needs)
    where T : Resource
{
    /// <summary>What tells the rows of one Region apart, where there are several.</summary>
    public Func<T, string?> Item { get; init; } = _ => null;

    /// <summary>The limit as a row names it.</summary>
    public string NameOf(T record) => Item(record) is { } item ? $"{Name} - {item}" : Name;
}
