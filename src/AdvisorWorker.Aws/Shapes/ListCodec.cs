namespace AdvisorWorker.Aws;

internal sealed class ListCodec<T>(Codec<T> item, string? itemName, bool flattened) : Codec<List<T>>
{
    public override bool IsFlattened => flattened;

    public override List<T> Read(Source source, List<T>? soFar)
    {
        var list = soFar ?? [];
        source.BeginList(itemName, flattened);
        while (source.NextItem())
        {
            if (!source.SkipNull())
            {
                list.Add(item.Read(source, default));
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
