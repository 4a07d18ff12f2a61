namespace AdvisorWorker.Aws;

internal sealed class MapCodec<T>(Codec<T> codec, MapNames names) : Codec<Dictionary<string, T>>
{
    public override Dictionary<string, T> Read(Node node)
    {
        var map = new Dictionary<string, T>();
        foreach (var (key, child) in node.Entries(names))
        {
            if (!child.IsNull)
            {
                map[key] = codec.Read(child);
            }
        }

        return map;
    }

    public override void Write(Sink sink, Dictionary<string, T> value)
    {
        sink.BeginMap(names);
        foreach (var (key, element) in value)
        {
            sink.BeginEntry(key);
            codec.Write(sink, element);
            sink.EndEntry();
        }

        sink.EndMap();
    }
}
