using System.Text;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Lines of a file and where they are, so that one can be read again without the others.</summary>
internal static class Lines
{
    /// <summary>A page of the largest APIs has a few megabytes.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <exception cref="InvalidDataException">A line is longer than <see cref="Longest"/>.</exception>
    public static IEnumerable<(long Start, int Length, string Text)> Read(Stream file)
    {
        var buffer = new byte[64 * 1024];
        using var line = new MemoryStream();
        long start = 0;
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            var from = 0;
            while (from < read)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, read - from);
                line.Write(buffer, from, (end < 0 ? read : end) - from);
                if (line.Length > Longest)
                {
                    throw new InvalidDataException($"a line is longer than {Longest} bytes");
                }

                if (end < 0)
                {
                    break;
                }

                var length = (int)line.Length;
                yield return (start, length, Text(line));
                start += length + 1;
                line.SetLength(0);
                from = end + 1;
            }
        }

        if (line.Length > 0)
        {
            yield return (start, (int)line.Length, Text(line));
        }
    }

    public static string ReadAt(FileStream file, long start, int length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < length)
        {
            var more = RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(read), start + read);
            if (more == 0)
            {
                throw new EndOfStreamException($"{file.Name} became shorter while it was read");
            }

            read += more;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static string Text(MemoryStream line) => Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
}
