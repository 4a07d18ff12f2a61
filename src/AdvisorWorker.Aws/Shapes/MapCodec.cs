namespace AdvisorWorker.Aws;

internal sealed class MapCodec<T>(Codec<T> codec, MapNames names) : Codec<Dictionary<string, T>>
{
    public override bool IsFlattened => names.Flattened;

    public override Dictionary<string, T> Read(Source source, Dictionary<string, T>? soFar)
    {
        var map = soFar ?? [];
        source.BeginMap(names);
        while (source.NextEntry(names, codec, out var key, out var value))
        {
            map[key] = value;
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
