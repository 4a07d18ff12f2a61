using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Collectors;

/// <summary>The few tags of a resource. There may be as many of these as resources, so they are one array and no table of hashes.</summary>
internal sealed class ResourceTags : IReadOnlyDictionary<string, string>
{
    private readonly KeyValuePair<string, string>[] tags;

    private ResourceTags(KeyValuePair<string, string>[] tags) => this.tags = tags;

    public int Count => tags.Length;

    public IEnumerable<string> Keys => tags.Select(tag => tag.Key);

    public IEnumerable<string> Values => tags.Select(tag => tag.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no tag {key}.");

    /// <summary>A service's list of tags. One without a key is none, and of two with the same key the first counts.</summary>
    public static IReadOnlyDictionary<string, string> Of<TTag>(IReadOnlyList<TTag>? tags, Func<TTag, string?> key, Func<TTag, string?> value) => tags is null or []
        ? FrozenDictionary<string, string>.Empty
        : new ResourceTags([.. tags.Where(tag => key(tag) is not null).Select(tag => KeyValuePair.Create(StringPool.Of(key(tag))!, StringPool.Of(value(tag)) ?? ""))]);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
            {
                value = tag.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => tags.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
