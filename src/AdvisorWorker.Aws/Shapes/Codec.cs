namespace AdvisorWorker.Aws;

/// <summary>Reads and writes one value; see <see cref="Codecs"/>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class Codec<T>
{
    /// <summary>Whether the value may come in several pieces, with other members between them.</summary>
    public virtual bool IsFlattened => false;

    /// <summary>Reads the value that the source stands at, which is not null, and goes past it.</summary>
    /// <param name="source">Where to read.</param>
    /// <param name="soFar">What was read of a value that comes in pieces.</param>
    /// <exception cref="WireFormatException">There is something else.</exception>
    public abstract T Read(Source source, T? soFar);

    /// <summary>Writes the value.</summary>
    public abstract void Write(Sink sink, T value);
}
