using System.Collections.Immutable;

namespace AdvisorWorker;

/// <summary>What a check is, apart from its rule. <c>list</c>, <c>show</c>, the reports and the events all read it; nobody types it twice.</summary>
/// <param name="Id">Own stable slug, the class name in kebab case: <c>security-group-open-ports</c>.</param>
/// <param name="TrustedAdvisorId">The id of its counterpart in Trusted Advisor, such as <c>HCP4007jGY</c>; null where there is none.</param>
/// <param name="Pillar">The pillar.</param>
public abstract record CheckDescriptor(string Id, string? TrustedAdvisorId, Pillar Pillar)
{
    /// <summary>The name people know it by: Trusted Advisor's where there is a counterpart (events match on it).</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters, in one or two sentences.</summary>
    public required string Why { get; init; }

    /// <summary>What to do about a finding.</summary>
    public required string Fix { get; init; }

    /// <summary>The exact rule where <see cref="Why"/> does not say it: levels, thresholds, exclusions, how it differs from Trusted Advisor.</summary>
    public required string Criteria { get; init; }

    /// <summary>A page of AWS's documentation.</summary>
    public string? Link { get; init; }

    /// <summary>Trusted Advisor gives it to every support plan, Basic and Developer included.</summary>
    public bool Core { get; init; }

    /// <summary>What one item is about.</summary>
    public Granularity Granularity { get; init; }

    /// <summary>Lists green rows too.</summary>
    public bool ListsPassing { get; init; }

    /// <summary>Makes calls that AWS bills for by the call, so it runs only when chosen by id.</summary>
    public bool CostsMoney { get; init; }

    /// <summary>The report's headings in their order.</summary>
    public abstract ImmutableArray<string> Headings { get; }
}

/// <inheritdoc cref="CheckDescriptor"/>
/// <typeparam name="T">The record it judges.</typeparam>
public sealed record CheckDescriptor<T>(string Id, string? TrustedAdvisorId, Pillar Pillar) : CheckDescriptor(Id, TrustedAdvisorId, Pillar)
    where T : Resource
{
    /// <summary>The report's columns.</summary>
    public ImmutableArray<Column<T>> Columns { get; init; } = [];

    /// <summary>Parts that <see cref="ICheck{T}.Evaluate"/> reads: loaded for every resource.</summary>
    public ImmutableArray<PartKey<T>> Needs { get; init; } = [];

    /// <summary>Parts that only columns or savings read: loaded for listed resources alone.</summary>
    public ImmutableArray<PartKey<T>> ColumnNeeds { get; init; } = [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Headings => [.. Columns.Select(c => c.Heading)];
}
