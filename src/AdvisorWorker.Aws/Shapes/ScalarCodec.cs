namespace AdvisorWorker.Aws;

/// <summary>A value without parts.</summary>
internal sealed class ScalarCodec<T>(Func<Source, T> read, Action<Sink, T> write) : Codec<T>
{
    public override T Read(Source source, T? soFar) => read(source);

    public override void Write(Sink sink, T value) => write(sink, value);
}
