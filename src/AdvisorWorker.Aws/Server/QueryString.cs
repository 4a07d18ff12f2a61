using System.Net;

namespace AdvisorWorker.Aws;

/// <summary>A decoded query string or form.</summary>
internal sealed class QueryString
{
    private readonly ILookup<string, string> _values;

    private QueryString(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        _values = pairs.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    public IEnumerable<KeyValuePair<string, string>> Pairs => _values.SelectMany(group => group.Select(value => new KeyValuePair<string, string>(group.Key, value)));

    public static QueryString Parse(string text)
        => new(text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair));

    public string? Value(string name) => _values[name].FirstOrDefault();

    public bool Has(string name, string? value) => value is null ? _values.Contains(name) : _values[name].Contains(value);

    public Source? Find(string name)
    {
        string[] values = [.. _values[name]];
        return values.Length == 0 ? null : new FieldSource(string.Join(",", values), values);
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var parts = text.Split('=', 2);
        return new KeyValuePair<string, string>(WebUtility.UrlDecode(parts[0]), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : string.Empty);
    }
}
