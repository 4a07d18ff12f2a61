namespace AdvisorWorker.Aws;

/// <summary>A value of a wire format, while it is read. Asking for a value of the wrong type throws; nothing is guessed.</summary>
public abstract class Node
{
    /// <summary>Whether the format says that there is no value.</summary>
    public virtual bool IsNull => false;

    /// <summary>Whether a format that has only texts has an empty one here: then there is no number, boolean or time.</summary>
    public virtual bool IsBlank => false;

    /// <summary>The attributes, in formats that have them; elsewhere members.</summary>
    public virtual Node Attributes => this;

    /// <summary>The member of that name, or null.</summary>
    public abstract Node? Child(string name, string? queryName);

    /// <summary>The items of a list.</summary>
    public abstract IEnumerable<Node> Items(string? itemName, bool flattened);

    /// <summary>The entries of a map.</summary>
    public abstract IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names);

    /// <summary>Throws unless this can be a structure.</summary>
    /// <exception cref="WireFormatException">It holds something else.</exception>
    public abstract void RequireStructure();

    /// <summary>The value as a text.</summary>
    public abstract string AsText();

    /// <summary>The value as a boolean.</summary>
    public abstract bool AsBoolean();

    /// <summary>The value as an integer within the bounds.</summary>
    public abstract long AsLong(long minimum, long maximum);

    /// <summary>The value as a floating-point number.</summary>
    public abstract double AsDouble();

    /// <summary>The value as bytes.</summary>
    public abstract byte[] AsBytes();

    /// <summary>The value as a time, in UTC.</summary>
    public abstract DateTime AsTime();
}
