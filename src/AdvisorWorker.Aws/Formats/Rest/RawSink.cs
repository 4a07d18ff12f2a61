using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>Writes a body that is a text or bytes as they are.</summary>
internal sealed class RawSink : FieldSink
{
    public byte[] Body { get; private set; } = [];

    public override void Bytes(byte[] value) => Body = value;

    protected override void Put(string name, string value) => Body = Encoding.UTF8.GetBytes(value);
}
