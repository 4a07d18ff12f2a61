using System.Xml;

namespace AdvisorWorker.Aws;

/// <summary>Writes XML.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="xmlNamespace">Namespace of all elements.</param>
/// <param name="usualItemName">Name of a list's items unless the model says otherwise.</param>
internal sealed class XmlSink(XmlWriter writer, string? xmlNamespace, string usualItemName) : Sink
{
    private readonly Stack<Collection> _collections = new();
    private string _member = string.Empty;

    public override Sink Attributes => new XmlAttributeSink(writer);

    public override void BeginMember(string name, string? queryName)
    {
        _member = name;
        writer.WriteStartElement(name, xmlNamespace);
    }

    public override void EndMember() => writer.WriteEndElement();

    public override void BeginList(string? itemName, bool flattened) => _collections.Push(new Collection(_member, itemName ?? usualItemName, flattened));

    public override void BeginItem() => _collections.Peek().BeginElement(writer, xmlNamespace);

    public override void EndItem() => _collections.Peek().EndElement(writer);

    public override void EndList() => _collections.Pop();

    public override void BeginMap(MapNames names) => _collections.Push(new Collection(_member, "entry", names.Flattened) { Names = names });

    public override void BeginEntry(string key)
    {
        var map = _collections.Peek();
        map.BeginElement(writer, xmlNamespace);
        writer.WriteElementString(map.Names.Key, xmlNamespace, key);
        BeginMember(map.Names.Value, queryName: null);
    }

    public override void EndEntry()
    {
        EndMember();
        _collections.Peek().EndElement(writer);
    }

    public override void EndMap() => _collections.Pop();

    public override void Text(string value) => writer.WriteString(value);

    /// <summary>A list or map that is being written. A flattened one repeats the element of its member instead of nesting in it.</summary>
    private sealed class Collection(string member, string elementName, bool flattened)
    {
        private bool _hasElements;

        public MapNames Names { get; init; }

        public void BeginElement(XmlWriter writer, string? xmlNamespace)
        {
            if (!flattened)
            {
                writer.WriteStartElement(elementName, xmlNamespace);
            }
            else if (_hasElements)
            {
                writer.WriteEndElement();
                writer.WriteStartElement(member, xmlNamespace);
            }

            _hasElements = true;
        }

        public void EndElement(XmlWriter writer)
        {
            if (!flattened)
            {
                writer.WriteEndElement();
            }
        }
    }
}
