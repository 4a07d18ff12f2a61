using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>The codecs that generated shapes are composed of.</summary>
public static class Codecs
{
    /// <summary>A text.</summary>
    public static Codec<string> Text { get; } = new ScalarCodec<string>(static source => source.Text(), static (sink, value) => sink.Text(value));

    /// <summary>A boolean.</summary>
    public static Codec<bool> Boolean { get; } = new ScalarCodec<bool>(static source => source.Boolean(), static (sink, value) => sink.Boolean(value));

    /// <summary>A 32-bit integer.</summary>
    public static Codec<int> Integer { get; } = new ScalarCodec<int>(static source => checked((int)source.Long(int.MinValue, int.MaxValue)), static (sink, value) => sink.Long(value));

    /// <summary>A 64-bit integer.</summary>
    public static Codec<long> Long { get; } = new ScalarCodec<long>(static source => source.Long(long.MinValue, long.MaxValue), static (sink, value) => sink.Long(value));

    /// <summary>A floating-point number.</summary>
    public static Codec<double> Double { get; } = new ScalarCodec<double>(static source => source.Double(), static (sink, value) => sink.Double(value));

    /// <summary>A floating-point number of single precision.</summary>
    public static Codec<float> Float { get; } = new ScalarCodec<float>(static source => (float)source.Double(), static (sink, value) => sink.Float(value));

    /// <summary>Bytes, which most formats write in base 64.</summary>
    public static Codec<MemoryStream> Blob { get; } = new ScalarCodec<MemoryStream>(static source => new MemoryStream(source.Bytes()), static (sink, value) => sink.Bytes(value.ToArray()));

    /// <summary>A time, written as the format usually does.</summary>
    public static Codec<DateTime> Timestamp { get; } = Time(TimestampFormat.Usual);

    /// <summary>A time, written as <c>2024-01-31T12:00:00Z</c>.</summary>
    public static Codec<DateTime> Iso8601 { get; } = Time(TimestampFormat.Iso8601);

    /// <summary>A time, written as seconds since 1970.</summary>
    public static Codec<DateTime> UnixTimestamp { get; } = Time(TimestampFormat.UnixTimestamp);

    /// <summary>A time, written as <c>Wed, 31 Jan 2024 12:00:00 GMT</c>.</summary>
    public static Codec<DateTime> Rfc822 { get; } = Time(TimestampFormat.Rfc822);

    /// <summary>A value of an enumeration.</summary>
    public static Codec<T> Constant<T>()
        where T : ConstantClass, IConstant<T>
        => ConstantCodec<T>.Instance;

    /// <summary>A nested shape.</summary>
    public static Codec<T> Structure<T>()
        where T : class, IShape, new()
        => StructureCodec<T>.Instance;

    /// <summary>A list.</summary>
    /// <param name="item">Codec of the items.</param>
    /// <param name="itemName">Name of an item where the format has one and it is not the usual.</param>
    /// <param name="flattened">Whether the items stand without an element around them.</param>
    public static Codec<List<T>> List<T>(Codec<T> item, string? itemName = null, bool flattened = false) => new ListCodec<T>(item, itemName, flattened);

    /// <summary>A map from text.</summary>
    /// <param name="value">Codec of the values.</param>
    /// <param name="keyName">Name of an entry's key, where the format has one.</param>
    /// <param name="valueName">Name of an entry's value, where the format has one.</param>
    /// <param name="flattened">Whether the entries stand without an element around them.</param>
    public static Codec<Dictionary<string, T>> Map<T>(Codec<T> value, string keyName = "key", string valueName = "value", bool flattened = false)
        => new MapCodec<T>(value, new MapNames(keyName, valueName, flattened));

    /// <summary>A structure of which only one member is of interest, as that member.</summary>
    public static Codec<T> Unwrapped<T>(string inner, Codec<T> codec) => new UnwrappedCodec<T>(inner, codec);

    private static ScalarCodec<DateTime> Time(TimestampFormat format) => new(static source => source.Time(), (sink, value) => sink.Time(value, format));
}
