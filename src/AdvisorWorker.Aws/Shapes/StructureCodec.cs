namespace AdvisorWorker.Aws;

internal sealed class StructureCodec<T> : Codec<T>
    where T : class, IShape, new()
{
    public static readonly StructureCodec<T> Instance = new();

    public override T Read(Node node)
    {
        node.RequireStructure();
        var shape = new T();
        shape.Exchange(new ShapeReader(node));
        return shape;
    }

    public override void Write(Sink sink, T value)
    {
        sink.BeginStructure();
        value.Exchange(new ShapeWriter(sink));
        sink.EndStructure();
    }
}
