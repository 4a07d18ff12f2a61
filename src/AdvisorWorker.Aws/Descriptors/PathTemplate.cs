namespace AdvisorWorker.Aws;

/// <summary>A path with labels, such as <c>/2013-04-01/hostedzone/{Id}?dnssec</c>.</summary>
internal sealed class PathTemplate
{
    // Says which operation a client meant; other clients do not send it.
    private const string OperationHint = "x-id";
    private readonly string[] _segments;

    private PathTemplate(string path, IReadOnlyList<KeyValuePair<string, string?>> query)
    {
        Path = path;
        Query = query;
        _segments = Split(path);
        Labels = [.. _segments.Where(IsLabel).Select(segment => new PathLabel(segment.Trim('{', '}', '+'), segment))];
    }

    /// <summary>The path, with labels.</summary>
    public string Path { get; }

    /// <summary>The fixed part of the query string.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; }

    public IReadOnlyList<PathLabel> Labels { get; }

    /// <summary>How much a match says: the more fixed text, the more.</summary>
    public int Specificity => _segments.Length - Labels.Count + Query.Count;

    public static PathTemplate Parse(string requestUri)
    {
        var mark = requestUri.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return new PathTemplate(requestUri, []);
        }

        var query = requestUri[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair).Where(pair => pair.Key != OperationHint);
        return new PathTemplate(requestUri[..mark], [.. query]);
    }

    /// <summary>The labels of a path that has this form, or null.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path, QueryString query)
    {
        if (!Query.All(pair => query.Has(pair.Key, pair.Value)))
        {
            return null;
        }

        var actual = Split(path);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (segment.EndsWith("+}", StringComparison.Ordinal) && i == _segments.Length - 1 && actual.Length > i)
            {
                labels[segment.Trim('{', '}', '+')] = Uri.UnescapeDataString(string.Join('/', actual[i..]));
                return labels;
            }

            if (i >= actual.Length)
            {
                return null;
            }

            if (IsLabel(segment))
            {
                labels[segment.Trim('{', '}')] = Uri.UnescapeDataString(actual[i]);
            }
            else if (segment != Uri.UnescapeDataString(actual[i]))
            {
                return null;
            }
        }

        return actual.Length == _segments.Length ? labels : null;
    }

    private static bool IsLabel(string segment) => segment.StartsWith('{');

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static KeyValuePair<string, string?> Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new KeyValuePair<string, string?>(text, null) : new KeyValuePair<string, string?>(text[..equals], text[(equals + 1)..]);
    }
}
