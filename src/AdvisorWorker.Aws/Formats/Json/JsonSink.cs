using System.Globalization;
using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>Writes JSON.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="isPayload">Whether the outermost member is the whole document, so that its name is not written.</param>
internal sealed class JsonSink(Utf8JsonWriter writer, bool isPayload = false) : Sink
{
    private int _depth;

    protected override TimestampFormat UsualTime => TimestampFormat.UnixTimestamp;

    public override void BeginMember(string name, string? queryName)
    {
        if (!isPayload || _depth > 0)
        {
            writer.WritePropertyName(name);
        }

        _depth++;
    }

    public override void EndMember() => _depth--;

    public override void BeginStructure() => writer.WriteStartObject();

    public override void EndStructure() => writer.WriteEndObject();

    public override void BeginList(string? itemName, bool flattened) => writer.WriteStartArray();

    public override void BeginItem()
    {
    }

    public override void EndItem()
    {
    }

    public override void EndList() => writer.WriteEndArray();

    public override void BeginMap(MapNames names) => writer.WriteStartObject();

    public override void BeginEntry(string key)
    {
        writer.WritePropertyName(key);
        _depth++;
    }

    public override void EndEntry() => _depth--;

    public override void EndMap() => writer.WriteEndObject();

    public override void Text(string value) => writer.WriteStringValue(value);

    public override void Boolean(bool value) => writer.WriteBooleanValue(value);

    public override void Long(long value) => writer.WriteNumberValue(value);

    public override void Double(double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(FloatingPoint.Format(value));
        }
    }

    public override void Float(float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(FloatingPoint.Format(value));
        }
    }

    public override void Time(DateTime value, TimestampFormat format)
    {
        if (Resolve(format) == TimestampFormat.UnixTimestamp)
        {
            writer.WriteNumberValue(decimal.Parse(Timestamps.Seconds(value), CultureInfo.InvariantCulture));
        }
        else
        {
            base.Time(value, format);
        }
    }
}
