namespace AdvisorWorker.Aws;

/// <summary>A value without parts.</summary>
internal sealed class ScalarCodec<T>(Func<Node, T> read, Action<Sink, T> write) : Codec<T>
{
    public override T Read(Node node) => read(node);

    public override void Write(Sink sink, T value) => write(sink, value);
}
