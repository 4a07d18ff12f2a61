namespace AdvisorWorker.Aws;

/// <summary>The value of one field, which may be a list.</summary>
/// <param name="text">The whole value.</param>
/// <param name="items">The items, if the model says that it is a list.</param>
internal sealed class FieldValueNode(string text, IReadOnlyList<string> items) : TextNode
{
    public override bool IsBlank => text.Length == 0;

    public static FieldValueNode Of(string value) => new(value, [value]);

    public static FieldValueNode OfHeader(string header) => new(header, HeaderValues.Split(header));

    public override Node? Child(string name, string? queryName) => throw new WireFormatException($"a field has no member '{name}'");

    public override IEnumerable<Node> Items(string? itemName, bool flattened) => items.Select(Of);

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names) => throw new WireFormatException("a field is no map");

    public override void RequireStructure() => throw new WireFormatException("a field is no structure");

    public override string AsText() => text;
}
