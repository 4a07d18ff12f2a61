using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>Rules that name the same account and check, sorted by the most telling of what else they name, so that an item meets few that are not about it.</summary>
internal sealed class SuppressionShelf
{
    private const int FingerprintLength = 32;

    private readonly Dictionary<string, List<int>> byItem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byResource = new(StringComparer.Ordinal);
    private readonly LiteralEdges starts = new(atStart: true);
    private readonly LiteralEdges ends = new(atStart: false);
    private readonly Dictionary<string, List<int>> byTag = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byRegion = new(StringComparer.Ordinal);

    public void Add(Suppression rule, int number)
    {
        if (rule is { Item: { Length: FingerprintLength } fingerprint })
        {
            Put(byItem, fingerprint, number);
        }
        else if (rule.Resource is { } resource && !Glob.IsPattern(resource))
        {
            Put(byResource, resource, number);
        }
        else if (rule.Resource is { } pattern && (Glob.LiteralStart(pattern), Glob.LiteralEnd(pattern)) is var (start, end) && start.Length + end.Length > 0)
        {
            // Many patterns begin alike, with arn:aws:ec2:*, and tell by their ends; others the other way round.
            (start.Length > end.Length ? starts : ends).Add(start.Length > end.Length ? start : end, number);
        }
        else if (rule.Item is { } key)
        {
            Put(byItem, key, number);
        }
        else if (rule.Tag is { } tag && !Glob.IsPattern(tag))
        {
            Put(byTag, tag, number);
        }
        else
        {
            Put(byRegion, rule.Region ?? "", number);
        }
    }

    /// <summary>The numbers of the rules that may be about an item; one may come twice.</summary>
    public IEnumerable<int> Near(SuppressionSubject item)
    {
        var found = Enumerable.Empty<int>();
        Take(byItem, item.Fingerprint);
        Take(byItem, item.ItemKey);
        Take(byResource, item.ResourceId);
        Take(byResource, item.Arn);
        Take(byRegion, item.Region);
        Take(byRegion, "");
        foreach (var name in (ReadOnlySpan<string?>)[item.ResourceId, item.Arn])
        {
            if (name is not null)
            {
                found = starts.AddNear(name, ends.AddNear(name, found));
            }
        }

        foreach (var (key, value) in byTag.Count > 0 && item.Tags is { } tags ? tags : ImmutableDictionary<string, string>.Empty)
        {
            Take(byTag, key);
            Take(byTag, $"{key}={value}");
        }

        return found;

        void Take(Dictionary<string, List<int>> rules, string? name)
        {
            if (name is not null && rules.Count > 0 && rules.TryGetValue(name, out var some))
            {
                found = found.Concat(some);
            }
        }
    }

    private static void Put(Dictionary<string, List<int>> rules, string name, int number)
    {
        if (!rules.TryGetValue(name, out var some))
        {
            rules[name] = some = [];
        }

        some.Add(number);
    }
}
