using Amazon.Runtime;

namespace AdvisorWorker.Aws;

internal sealed class ConstantCodec<T> : Codec<T>
    where T : ConstantClass, IConstant<T>
{
    public static readonly ConstantCodec<T> Instance = new();

    public override T Read(Source source, T? soFar) => T.FindValue(source.Text());

    public override void Write(Sink sink, T value) => sink.Text(value.Value);
}
