namespace AdvisorWorker.Aws;

/// <summary>A structure with one interesting member, seen as that member.</summary>
internal sealed class UnwrappedCodec<T>(string inner, Codec<T> codec) : Codec<T>
{
    public override T Read(Node node)
    {
        var child = node.Child(inner, queryName: null);
        return child is { IsNull: false } ? codec.Read(child) : throw new WireFormatException($"an element has no '{inner}'");
    }

    public override void Write(Sink sink, T value)
    {
        sink.BeginStructure();
        sink.BeginMember(inner, queryName: null);
        codec.Write(sink, value);
        sink.EndMember();
        sink.EndStructure();
    }
}
