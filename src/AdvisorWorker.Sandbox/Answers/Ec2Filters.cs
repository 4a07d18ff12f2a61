using System.IO.Enumeration;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>The filters of EC2's Describe operations: all filters must match, each by any of its values, which may hold * and ?.</summary>
/// <param name="tags">The tags of a resource.</param>
internal sealed class Ec2Filters<T>(Func<T, List<Tag>?> tags)
{
    private const string TagPrefix = "tag:";
    private readonly Dictionary<string, Func<T, IEnumerable<string?>>> _values = new(StringComparer.Ordinal);

    /// <summary>Adds a filter on one value.</summary>
    public Ec2Filters<T> By(string name, Func<T, string?> value) => ByAny(name, item => [value(item)]);

    /// <summary>Adds a filter on several values.</summary>
    public Ec2Filters<T> ByAny(string name, Func<T, IEnumerable<string?>> values)
    {
        _values.Add(name, values);
        return this;
    }

    public IReadOnlyList<T> Apply(IReadOnlyList<T> all, List<Filter>? filters)
    {
        if (filters is null or [])
        {
            return all;
        }

        List<Func<T, bool>> conditions = [.. filters.Select(Condition)];
        return [.. all.Where(item => conditions.TrueForAll(matches => matches(item)))];
    }

    private Func<T, bool> Condition(Filter filter)
    {
        var values = Values(filter.Name ?? string.Empty);
        var patterns = filter.Values ?? [];
        return item => values(item).OfType<string>()
            .Any(value => patterns.Exists(pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false)));
    }

    private Func<T, IEnumerable<string?>> Values(string name) =>
        name.StartsWith(TagPrefix, StringComparison.Ordinal)
            ? item => (tags(item) ?? []).Where(tag => tag.Key == name[TagPrefix.Length..]).Select(tag => tag.Value)
        : name == "tag-key" ? item => (tags(item) ?? []).Select(tag => tag.Key)
        : _values.TryGetValue(name, out var values) ? values
        : throw Refusal.Of("InvalidParameterValue", $"The filter '{name}' is invalid");
}
