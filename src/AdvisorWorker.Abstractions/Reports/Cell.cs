using System.Globalization;

namespace AdvisorWorker;

/// <summary>One value of a report row. Formatting lives here, once, and is the same in every culture.</summary>
/// <param name="Text">The text; null where nothing is known.</param>
public readonly record struct Cell(string? Text)
{
    /// <summary>As it is.</summary>
    public static implicit operator Cell(string? value) => new(value);

    /// <summary>Without separators.</summary>
    public static implicit operator Cell(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Without separators.</summary>
    public static implicit operator Cell(int? value) => new(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Without separators.</summary>
    public static implicit operator Cell(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>At most two decimals; NaN is nothing known.</summary>
    public static implicit operator Cell(double? value) =>
        new(value is { } number && !double.IsNaN(number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : null);

    /// <summary>Such as <c>$1,234.50</c>.</summary>
    public static implicit operator Cell(Money? value) => new(value?.ToString());

    /// <summary>ISO 8601 in UTC, to the second.</summary>
    public static implicit operator Cell(DateTimeOffset? value) =>
        new(value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>ISO 8601.</summary>
    public static implicit operator Cell(DateOnly? value) => new(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary><c>Yes</c> or <c>No</c>.</summary>
    public static implicit operator Cell(bool value) => new(value ? "Yes" : "No");

    /// <summary><c>Yes</c>, <c>No</c> or nothing known.</summary>
    public static implicit operator Cell(bool? value) => value is { } known ? known : new Cell(null);
}
