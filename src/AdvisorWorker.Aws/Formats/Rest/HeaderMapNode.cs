namespace AdvisorWorker.Aws;

/// <summary>Maps whose entries are headers with a common prefix, which is the name of the map.</summary>
internal sealed class HeaderMapNode(IReadOnlyCollection<KeyValuePair<string, string>> headers) : PartNode
{
    public override Node? Child(string name, string? queryName)
    {
        var entries = headers
            .Where(header => header.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => new KeyValuePair<string, Node>(header.Key[name.Length..], FieldValueNode.OfHeader(header.Value)))
            .ToArray();
        return entries.Length == 0 ? null : new EntriesNode(entries);
    }

    private sealed class EntriesNode(IEnumerable<KeyValuePair<string, Node>> entries) : PartNode
    {
        public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names) => entries;
    }
}
