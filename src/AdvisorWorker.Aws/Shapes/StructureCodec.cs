namespace AdvisorWorker.Aws;

internal sealed class StructureCodec<T> : Codec<T>
    where T : class, IShape, new()
{
    public static readonly StructureCodec<T> Instance = new();
    private MemberTable? _members;

    public override T Read(Source source, T? soFar)
    {
        var shape = new T();
        source.Members.FillBody(shape, _members ??= MemberTable.Of(shape));
        return shape;
    }

    public override void Write(Sink sink, T value)
    {
        sink.BeginStructure();
        new ShapeWriter(sink).Write(value);
        sink.EndStructure();
    }
}
