namespace AdvisorWorker.Aws;

internal sealed class ListCodec<T>(Codec<T> item, string? itemName, bool flattened) : Codec<List<T>>
{
    public override List<T> Read(Node node)
    {
        var list = new List<T>();
        foreach (var child in node.Items(itemName, flattened))
        {
            if (!child.IsNull)
            {
                list.Add(item.Read(child));
            }
        }

        return list;
    }

    public override void Write(Sink sink, List<T> value)
    {
        sink.BeginList(itemName, flattened);
        foreach (var element in value)
        {
            sink.BeginItem();
            item.Write(sink, element);
            sink.EndItem();
        }

        sink.EndList();
    }
}
