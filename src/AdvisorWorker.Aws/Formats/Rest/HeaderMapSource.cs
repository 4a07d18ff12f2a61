using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Aws;

/// <summary>Reads a map whose entries are headers with a common prefix, which is the name of the map.</summary>
internal sealed class HeaderMapSource : Source
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _entries;
    private int _next;

    private HeaderMapSource(IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        _entries = entries;
    }

    /// <summary>The map of the headers with that prefix, or null if there is none.</summary>
    public static HeaderMapSource? Find(IEnumerable<KeyValuePair<string, string>> headers, string prefix)
    {
        var entries = headers
            .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => new KeyValuePair<string, string>(header.Key[prefix.Length..], header.Value))
            .ToArray();
        return entries.Length == 0 ? null : new HeaderMapSource(entries);
    }

    public override void BeginMap(MapNames names) => _next = 0;

    public override bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value)
    {
        if (_next == _entries.Count)
        {
            key = null;
            value = default;
            return false;
        }

        (key, var header) = _entries[_next++];
        value = codec.Read(FieldSource.OfHeader(header), default);
        return true;
    }
}
