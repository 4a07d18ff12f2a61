namespace AdvisorWorker.Aws;

/// <summary>A stream that tells whether there is anything in it before it is read. The stream below stays open; the SDK closes it.</summary>
internal sealed class LookaheadStream(Stream inner) : Stream
{
    private readonly byte[] _first = new byte[1];
    private int _ahead;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits for the first byte. Only before anything was read.</summary>
    /// <returns>Whether there is none.</returns>
    public bool IsEmpty()
    {
        _ahead = inner.Read(_first, 0, 1);
        return _ahead == 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_ahead == 0 || buffer.IsEmpty)
        {
            return inner.Read(buffer);
        }

        _ahead = 0;
        buffer[0] = _first[0];
        return 1 + (buffer.Length > 1 ? inner.Read(buffer[1..]) : 0);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
