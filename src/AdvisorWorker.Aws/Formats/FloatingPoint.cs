using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>Floating-point numbers as text, with the three values that are no numbers.</summary>
internal static class FloatingPoint
{
    public static double Parse(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && (double.IsFinite(value) || IsSpecial(text.Trim()))
            ? value
            : throw WireFormatException.Expected("a number", text);

    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Format(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsSpecial(string text) => text is "NaN" or "Infinity" or "-Infinity";
}
