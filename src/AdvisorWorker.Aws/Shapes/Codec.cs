namespace AdvisorWorker.Aws;

/// <summary>Reads and writes one value; see <see cref="Codecs"/>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class Codec<T>
{
    /// <summary>Reads the value of a node that is there and not null.</summary>
    /// <exception cref="WireFormatException">The node holds something else.</exception>
    public abstract T Read(Node node);

    /// <summary>Writes the value.</summary>
    public abstract void Write(Sink sink, T value);
}
