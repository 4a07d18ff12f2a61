using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Engine.Record;

/// <summary>A rule by which a person silences items. All that it names must match; what it does not name matches everything.</summary>
/// <param name="Id">Tells rules apart.</param>
/// <param name="Reason">Why; for whoever finds it later.</param>
public sealed record Suppression(string Id, string Reason)
{
    /// <summary>The check: our id or Trusted Advisor's.</summary>
    public string? Check { get; init; }

    /// <summary>The account; twelve digits.</summary>
    public string? Account { get; init; }

    /// <summary>The Region, or <c>global</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The resource's id or ARN as reports print it; <c>*</c> stands for any characters, <c>?</c> for one.</summary>
    public string? Resource { get; init; }

    /// <summary>The item's key or its fingerprint.</summary>
    public string? Item { get; init; }

    /// <summary>A tag of the resource: <c>key</c>, or <c>key=value</c> with a value that may hold <c>*</c> and <c>?</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it holds, in UTC; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Where it is written: the file and its line, or the store.</summary>
    public string From { get; init; } = "";

    /// <summary>What it names, in a fixed order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Names =>
    [
        .. new (string Name, string? Value)[] { ("check", Check), ("account", Account), ("region", Region), ("resource", Resource), ("item", Item), ("tag", Tag) }
            .Where(named => named.Value is not null).Select(named => KeyValuePair.Create(named.Name, named.Value!)),
    ];

    /// <summary>An id for a rule that has none: rules that name the same have the same.</summary>
    public string IdOfNames()
    {
        // Lengths, so that no two rules meet by concatenation.
        var text = string.Concat(Names.Select(named => $"{named.Key}:{named.Value.Length}:{named.Value}"));
        return $"s-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6))}";
    }

    /// <summary>Its last day is over.</summary>
    public bool IsOver(DateOnly today) => Expires is { } last && last < today;
}
