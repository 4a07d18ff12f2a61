namespace AdvisorWorker.Aws;

/// <summary>A part of a message that has members or entries, but is no value itself.</summary>
internal abstract class PartNode : Node
{
    public override Node? Child(string name, string? queryName) => throw NotAValue();

    public override IEnumerable<Node> Items(string? itemName, bool flattened) => throw NotAValue();

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names) => throw NotAValue();

    public override void RequireStructure() => throw NotAValue();

    public override string AsText() => throw NotAValue();

    public override bool AsBoolean() => throw NotAValue();

    public override long AsLong(long minimum, long maximum) => throw NotAValue();

    public override double AsDouble() => throw NotAValue();

    public override byte[] AsBytes() => throw NotAValue();

    public override DateTime AsTime() => throw NotAValue();

    private static WireFormatException NotAValue() => new("a part of a message was read as something it cannot be");
}
