using System.Xml.Linq;

namespace AdvisorWorker.Aws;

/// <summary>An XML element. Namespaces are ignored, as services and emulators disagree about them.</summary>
/// <param name="element">The element.</param>
/// <param name="depth">How deep it is nested.</param>
internal sealed class XmlElementNode(XElement element, int depth = 0) : TextNode
{
    /// <summary>Bounds the recursion that a hostile document could cause in a shape that contains itself.</summary>
    private const int DeepestNesting = 100;

    public override Node Attributes => new FieldNode(FindAttribute);

    public override Node? Child(string name, string? queryName)
    {
        for (var node = element.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && child.Name.LocalName == name)
            {
                return Nested(child);
            }
        }

        return null;
    }

    public override IEnumerable<Node> Items(string? itemName, bool flattened)
    {
        if (!flattened)
        {
            RequireStructure();
        }

        // The items of a list are all there is in its element, whatever a service names them.
        return Elements(flattened).Select(Nested);
    }

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names)
    {
        foreach (var entry in Elements(names.Flattened).Select(Nested))
        {
            var key = entry.Child(names.Key, queryName: null) ?? throw new WireFormatException($"an entry of a map has no '{names.Key}'");
            var value = entry.Child(names.Value, queryName: null) ?? throw new WireFormatException($"an entry of a map has no '{names.Value}'");
            yield return new KeyValuePair<string, Node>(key.AsText(), value);
        }
    }

    public override void RequireStructure()
    {
        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            throw WireFormatException.Expected($"elements in <{element.Name.LocalName}>", element.Value);
        }
    }

    public override string AsText()
        => element.HasElements ? throw new WireFormatException($"expected a text in <{element.Name.LocalName}>, found elements") : element.Value;

    private IEnumerable<XElement> Elements(bool flattened)
        => flattened
            ? element.ElementsAfterSelf().Where(sibling => sibling.Name.LocalName == element.Name.LocalName).Prepend(element)
            : element.Elements();

    private FieldValueNode? FindAttribute(string qualifiedName)
    {
        var localName = qualifiedName[(qualifiedName.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var found = element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.LocalName == localName);
        return found is null ? null : FieldValueNode.Of(found.Value);
    }

    private XmlElementNode Nested(XElement child)
        => depth < DeepestNesting ? new XmlElementNode(child, depth + 1) : throw new WireFormatException("the document is nested too deeply");
}
