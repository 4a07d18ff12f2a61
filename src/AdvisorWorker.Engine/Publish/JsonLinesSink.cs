using System.Text;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Appends events to a file or to standard output, one JSON object a line.</summary>
public sealed class JsonLinesSink : ISink
{
    /// <summary>The path that means standard output.</summary>
    public const string StandardOutput = "-";

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    // Written in pieces, as a batch in one would be an object of a megabyte.
    private const int PieceSize = 1 << 15;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly Func<Stream> standardOutput;

    /// <summary>A sink for a path.</summary>
    /// <param name="path">A file, made where it does not exist, or <see cref="StandardOutput"/>.</param>
    /// <param name="time">Waits while another process writes to the file.</param>
    public JsonLinesSink(string path, TimeProvider time)
        : this(path, time, Console.OpenStandardOutput)
    {
    }

    internal JsonLinesSink(string path, TimeProvider time, Func<Stream> standardOutput)
    {
        this.path = path;
        this.time = time;
        this.standardOutput = standardOutput;
    }

    /// <inheritdoc/>
    public string Name => $"jsonl:{path}";

    /// <summary>As many as are cheap to write again: what is delivered is noted after each batch, which waits for the disk.</summary>
    public int BatchSize => 500;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        try
        {
            var stream = path == StandardOutput ? standardOutput() : await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                // Not cancelled half-way: half a line harms the reader of the next one.
                var writer = new StreamWriter(stream, Utf8, PieceSize, leaveOpen: true);
                await using (writer.ConfigureAwait(false))
                {
                    foreach (var envelope in events)
                    {
                        await writer.WriteAsync(envelope.ToJson()).ConfigureAwait(false);
                        await writer.WriteAsync('\n').ConfigureAwait(false);
                    }
                }

                await stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SinkException($"cannot write to {path}: {failure.Message}", failure);
        }

        return [.. events.Select(_ => Delivery.Delivered)];
    }

    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return Open();
            }
            catch (IOException busy) when (IsLocked(busy))
            {
                await Task.Delay(LockPause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private FileStream Open()
    {
        // FileMode.Append remembers the end at opening, so two writers would overwrite each other: one at a time. On Unix only
        // None excludes a second writer, and it is advisory: readers such as tail are not kept out.
        var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
        try
        {
            if (file is { CanSeek: true, Length: > 0 })
            {
                file.Seek(-1, SeekOrigin.End);
                if (file.ReadByte() != '\n')
                {
                    file.WriteByte((byte)'\n'); // a writer was killed inside its last line
                }
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // The file is there and open elsewhere: sharing violation and lock violation on Windows, EAGAIN on Linux and macOS.
    private static bool IsLocked(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}

/// <summary>A sink that cannot work, with a message for whoever configured it.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">The cause.</param>
public sealed class SinkException(string message, Exception? inner = null) : Exception(message, inner);
