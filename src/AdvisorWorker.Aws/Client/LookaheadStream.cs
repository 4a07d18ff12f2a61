using System.Buffers;

namespace AdvisorWorker.Aws;

/// <summary>
/// A stream that tells whether there is anything in it before it is read, and that reads the one below in large pieces: readers of XML ask for four kilobytes at a
/// time, which on a connection is a call of the system each. The stream below stays open; the SDK closes it.
/// </summary>
internal sealed class LookaheadStream(Stream inner) : Stream
{
    private const int PieceSize = 1 << 15;

    private byte[] _piece = ArrayPool<byte>.Shared.Rent(PieceSize);
    private int _next;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits for the first bytes. Only before anything was read.</summary>
    /// <returns>Whether there are none.</returns>
    public bool IsEmpty() => !HasMore();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || !HasMore())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _end - _next);
        _piece.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_piece);
            (_piece, _next, _end) = ([], 0, 0);
        }

        base.Dispose(disposing);
    }

    private bool HasMore()
    {
        if (_next == _end)
        {
            (_next, _end) = (0, inner.Read(_piece, 0, _piece.Length));
        }

        return _end > 0;
    }
}
