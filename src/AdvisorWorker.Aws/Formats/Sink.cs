using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>A wire format, while it is written.</summary>
public abstract class Sink
{
    /// <summary>The attributes, in formats that have them; elsewhere members.</summary>
    public virtual Sink Attributes => this;

    /// <summary>How times are written unless the model says otherwise.</summary>
    protected virtual TimestampFormat UsualTime => TimestampFormat.Iso8601;

    /// <summary>Begins a member.</summary>
    public abstract void BeginMember(string name, string? queryName);

    /// <summary>Ends a member.</summary>
    public abstract void EndMember();

    /// <summary>Begins a structure.</summary>
    public virtual void BeginStructure()
    {
    }

    /// <summary>Ends a structure.</summary>
    public virtual void EndStructure()
    {
    }

    /// <summary>Begins a list.</summary>
    public abstract void BeginList(string? itemName, bool flattened);

    /// <summary>Begins an item of a list.</summary>
    public abstract void BeginItem();

    /// <summary>Ends an item of a list.</summary>
    public abstract void EndItem();

    /// <summary>Ends a list.</summary>
    public abstract void EndList();

    /// <summary>Begins a map.</summary>
    public abstract void BeginMap(MapNames names);

    /// <summary>Begins an entry of a map.</summary>
    public abstract void BeginEntry(string key);

    /// <summary>Ends an entry of a map.</summary>
    public abstract void EndEntry();

    /// <summary>Ends a map.</summary>
    public abstract void EndMap();

    /// <summary>Writes a text.</summary>
    public abstract void Text(string value);

    /// <summary>Writes a boolean.</summary>
    public virtual void Boolean(bool value) => Text(value ? "true" : "false");

    /// <summary>Writes an integer.</summary>
    public virtual void Long(long value) => Text(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a floating-point number.</summary>
    public virtual void Double(double value) => Text(FloatingPoint.Format(value));

    /// <summary>Writes a floating-point number of single precision.</summary>
    public virtual void Float(float value) => Text(FloatingPoint.Format(value));

    /// <summary>Writes bytes.</summary>
    public virtual void Bytes(byte[] value) => Text(Convert.ToBase64String(value));

    /// <summary>Writes a time.</summary>
    public virtual void Time(DateTime value, TimestampFormat format) => Text(Timestamps.Format(value, Resolve(format)));

    /// <summary>The format to use where the model leaves it open.</summary>
    protected TimestampFormat Resolve(TimestampFormat format) => format == TimestampFormat.Usual ? UsualTime : format;
}
