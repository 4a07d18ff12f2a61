using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>The parameters of a query request as a tree: <c>Filter.1.Name=x</c> is the text x at Filter, 1, Name.</summary>
/// <param name="isEc2">Whether names follow EC2's rules: capitalized, and lists always flattened.</param>
internal sealed class QueryNode(bool isEc2) : TextNode
{
    private readonly Dictionary<string, QueryNode> _children = new(StringComparer.Ordinal);
    private string? _text;

    public static QueryNode Parse(IEnumerable<KeyValuePair<string, string>> parameters, bool isEc2)
    {
        var root = new QueryNode(isEc2);
        foreach (var (name, value) in parameters)
        {
            root.Descend(name)._text = value;
        }

        return root;
    }

    public override Node? Child(string name, string? queryName) => Get(isEc2 ? queryName ?? QueryNames.Capitalize(name) : name);

    public override IEnumerable<Node> Items(string? itemName, bool flattened) => Numbered(isEc2 || flattened ? this : Get(itemName ?? "member"));

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names)
    {
        foreach (var entry in Numbered(isEc2 || names.Flattened ? this : Get("entry")))
        {
            var key = entry.Get(names.Key) ?? throw new WireFormatException($"an entry of a map has no '{names.Key}'");
            var value = entry.Get(names.Value) ?? throw new WireFormatException($"an entry of a map has no '{names.Value}'");
            yield return new KeyValuePair<string, Node>(key.AsText(), value);
        }
    }

    public override void RequireStructure()
    {
        if (!string.IsNullOrEmpty(_text))
        {
            throw WireFormatException.Expected("a structure", _text);
        }
    }

    public override string AsText() => _children.Count > 0 ? throw new WireFormatException("expected a text, found a structure") : _text ?? string.Empty;

    private static IEnumerable<QueryNode> Numbered(QueryNode? list)
    {
        if (list is null)
        {
            return [];
        }

        list.RequireStructure();
        return list._children.Select(child => (Number: Index(child.Key), child.Value)).OrderBy(child => child.Number).Select(child => child.Value);
    }

    private static int Index(string name)
        => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw WireFormatException.Expected("the number of a list item", name);

    private QueryNode? Get(string name) => _children.GetValueOrDefault(name);

    private QueryNode Descend(string name)
    {
        var node = this;
        foreach (var segment in name.Split('.'))
        {
            if (!node._children.TryGetValue(segment, out var child))
            {
                child = new QueryNode(isEc2);
                node._children[segment] = child;
            }

            node = child;
        }

        return node;
    }
}
