using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>Times as text. Readers accept every format, because services do not always answer in the one that their model names.</summary>
internal static class Timestamps
{
    private const string Iso8601 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const int IsoDateLength = 10;
    private static readonly double LastSecond = (DateTime.MaxValue - DateTime.UnixEpoch).TotalSeconds;
    private static readonly double FirstSecond = (DateTime.MinValue - DateTime.UnixEpoch).TotalSeconds;

    public static string Format(DateTime value, TimestampFormat format)
    {
        var utc = value.ToUniversalTime();
        return format switch
        {
            TimestampFormat.UnixTimestamp => Seconds(utc),
            TimestampFormat.Rfc822 => utc.ToString("r", CultureInfo.InvariantCulture),
            _ => utc.ToString(Iso8601, CultureInfo.InvariantCulture),
        };
    }

    public static string Seconds(DateTime utc)
    {
        const decimal ticksPerSecond = TimeSpan.TicksPerSecond;
        return ((utc.ToUniversalTime() - DateTime.UnixEpoch).Ticks / ticksPerSecond).ToString("0.###", CultureInfo.InvariantCulture);
    }

    public static DateTime Parse(string text)
    {
        // What services write nearly always, read without the framework's search for a format: an answer of metrics is mostly times.
        if (TryParseWholeSeconds(text, out var whole))
        {
            return whole;
        }

        if (IsIsoDate(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return FromSeconds(seconds);
        }

        const DateTimeStyles gmt = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, "r", CultureInfo.InvariantCulture, gmt, out time)
            ? time
            : throw WireFormatException.Expected("a time", text);
    }

    /// <summary>Services give milliseconds at most; a binary fraction is rounded to them.</summary>
    public static DateTime FromSeconds(double seconds)
    {
        if (!(seconds >= FirstSecond && seconds <= LastSecond))
        {
            throw WireFormatException.Expected("a time", seconds.ToString(CultureInfo.InvariantCulture));
        }

        const int millisecondsPerSecond = 1000;
        return DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * millisecondsPerSecond) * TimeSpan.TicksPerMillisecond);
    }

    // 2024-01-31T12:00:00Z
    private static bool TryParseWholeSeconds(string text, out DateTime time)
    {
        time = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z'
            || !(TryParse(text.AsSpan(0, 4), out var year) && TryParse(text.AsSpan(5, 2), out var month) && TryParse(text.AsSpan(8, 2), out var day))
            || !(TryParse(text.AsSpan(11, 2), out var hour) && TryParse(text.AsSpan(14, 2), out var minute) && TryParse(text.AsSpan(17, 2), out var second))
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;

        static bool TryParse(ReadOnlySpan<char> digits, out int number)
        {
            number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit(digit))
                {
                    return false;
                }

                number = (number * 10) + (digit - '0');
            }

            return true;
        }
    }

    private static bool IsIsoDate(string text)
        => text.Length >= IsoDateLength && text[4] == '-' && text[7] == '-' && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[IsoDateLength - 1]);
}
