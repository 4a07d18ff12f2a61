namespace AdvisorWorker.Aws;

/// <summary>Writes flat named fields: headers, the query string, path labels, XML attributes.</summary>
internal abstract class FieldSink : Sink
{
    private string _name = string.Empty;
    private string _key = string.Empty;

    public override void BeginMember(string name, string? queryName) => _name = name;

    public override void EndMember()
    {
    }

    public override void BeginStructure() => throw new WireFormatException($"member '{_name}' is a structure and cannot be a field");

    public override void BeginList(string? itemName, bool flattened)
    {
    }

    public override void BeginItem()
    {
    }

    public override void EndItem()
    {
    }

    public override void EndList()
    {
    }

    public override void BeginMap(MapNames names)
    {
    }

    public override void BeginEntry(string key) => _key = key;

    public override void EndEntry() => _key = string.Empty;

    public override void EndMap()
    {
    }

    public override void Text(string value) => Put(_name + _key, value);

    /// <summary>Adds a value to a field.</summary>
    protected abstract void Put(string name, string value);
}
