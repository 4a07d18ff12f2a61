using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Aws;

/// <summary>
/// A wire format, while it is read: forward only, at one value at a time. Each value is read once, as what the model says that it is, or skipped. Asking
/// for a value of the wrong type throws; nothing is guessed.
/// </summary>
public abstract class Source
{
    private ShapeReader? _members;

    /// <summary>Whether the last of several members of one name is the one that counts; elsewhere the first does.</summary>
    public virtual bool LastWins => false;

    /// <summary>Whether the format has attributes; elsewhere they are members.</summary>
    public virtual bool HasAttributes => false;

    /// <summary>What nested shapes read their members through.</summary>
    internal ShapeReader Members => _members ??= new ShapeReader(this);

    /// <summary>The attribute of the value, which must not have been entered yet, or null.</summary>
    public virtual string? Attribute(string qualifiedName) => null;

    /// <summary>Skips the value if the format says that there is none.</summary>
    /// <returns>Whether it did.</returns>
    public virtual bool SkipNull() => false;

    /// <summary>Skips the value if it is an empty text in a format that has only texts: then there is no number, boolean or time.</summary>
    /// <returns>Whether it did.</returns>
    public virtual bool SkipBlank() => false;

    /// <summary>Skips the value.</summary>
    public virtual void Skip()
    {
    }

    /// <summary>Enters a structure.</summary>
    public virtual void BeginStructure() => throw Unfit("a structure");

    /// <summary>Goes to the value of the next member that is known, or leaves the structure.</summary>
    /// <returns>Number of the member; negative at the end.</returns>
    public virtual int NextMember(MemberTable members) => throw Unfit("a structure");

    /// <summary>Enters a list.</summary>
    public virtual void BeginList(string? itemName, bool flattened) => throw Unfit("a list");

    /// <summary>Goes to the next item, or leaves the list.</summary>
    /// <returns>Whether there is another.</returns>
    public virtual bool NextItem() => throw Unfit("a list");

    /// <summary>Enters a map.</summary>
    public virtual void BeginMap(MapNames names) => throw Unfit("a map");

    /// <summary>Reads the next entry that is not null, or leaves the map.</summary>
    /// <returns>Whether there was another.</returns>
    public virtual bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value) => throw Unfit("a map");

    /// <summary>Reads a text.</summary>
    public virtual string Text() => throw Unfit("a text");

    /// <summary>Reads a boolean.</summary>
    public virtual bool Boolean() => throw Unfit("true or false");

    /// <summary>Reads an integer within the bounds.</summary>
    public virtual long Long(long minimum, long maximum) => throw Unfit("an integer");

    /// <summary>Reads a floating-point number.</summary>
    public virtual double Double() => throw Unfit("a number");

    /// <summary>Reads bytes.</summary>
    public virtual byte[] Bytes() => throw Unfit("bytes");

    /// <summary>Reads a time, in UTC.</summary>
    public virtual DateTime Time() => throw Unfit("a time");

    private static WireFormatException Unfit(string what) => new($"a part of a message was read as {what}, which it cannot be");
}
