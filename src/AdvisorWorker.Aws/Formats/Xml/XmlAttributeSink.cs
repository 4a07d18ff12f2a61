using System.Xml;

namespace AdvisorWorker.Aws;

/// <summary>Writes attributes of the current element. The one prefix that services use is that of schema instances.</summary>
internal sealed class XmlAttributeSink(XmlWriter writer) : FieldSink
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string SchemaInstancePrefix = "xsi:";

    protected override void Put(string name, string value)
    {
        if (name.StartsWith(SchemaInstancePrefix, StringComparison.Ordinal))
        {
            writer.WriteAttributeString("xsi", name[SchemaInstancePrefix.Length..], SchemaInstance, value);
        }
        else
        {
            writer.WriteAttributeString(name, value);
        }
    }
}
