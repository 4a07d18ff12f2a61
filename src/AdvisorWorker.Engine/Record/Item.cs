using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>One row of a check's result: a resource with its status.</summary>
/// <param name="Check">The check.</param>
/// <param name="Account">The account.</param>
/// <param name="Region">The resource's Region.</param>
/// <param name="ResourceId">The resource's id.</param>
/// <param name="ItemKey">Tells rows of one resource apart.</param>
/// <param name="Arn">The resource's ARN, where it has one.</param>
/// <param name="Status">Ok, Warning or Error.</param>
/// <param name="Detail">The verdict's reason.</param>
/// <param name="Fingerprint">The item's identity.</param>
/// <param name="Columns">Heading and value in the check's order; a repeated heading carries a number.</param>
/// <param name="Savings">What acting saves a month.</param>
public sealed record Item(
    CheckDescriptor Check,
    string Account,
    string Region,
    string ResourceId,
    string? ItemKey,
    string? Arn,
    CheckStatus Status,
    string? Detail,
    string Fingerprint,
    ImmutableArray<KeyValuePair<string, string?>> Columns,
    Money? Savings)
{
    /// <summary>The resource's tags, where its listing gave them; not part of the report.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The Region whose reading gave it, or <see cref="AwsScope.Global"/>: what is listed for the whole account has a Region of its own.</summary>
    public required string Scope { get; init; }

    /// <summary>What became of it since the last run; null where nothing is remembered.</summary>
    public Change? Change { get; init; }

    /// <summary>Since when it is flagged; null where nothing is remembered.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The rule that silences it.</summary>
    public Suppression? SuppressedBy { get; init; }

    /// <summary>A person has silenced it.</summary>
    public bool IsSuppressed => SuppressedBy is not null;

    /// <summary>Yellow or red, and not silenced.</summary>
    public bool IsFinding => IsFlagged && !IsSuppressed;

    /// <summary>Yellow or red.</summary>
    public bool IsFlagged => Status is CheckStatus.Warning or CheckStatus.Error;
}
