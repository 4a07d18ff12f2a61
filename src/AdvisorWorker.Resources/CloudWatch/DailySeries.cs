namespace AdvisorWorker.Resources.CloudWatch;

/// <summary>One value a day of a metric, oldest first. A missing point stays missing: what it means differs per metric.</summary>
/// <param name="days">The values; NaN where CloudWatch has no point.</param>
public sealed class DailySeries(params double[] days)
{
    /// <summary>How many days, with and without a point.</summary>
    public int Length => days.Length;

    /// <summary>How many days have a point.</summary>
    public int Known => days.Count(day => !double.IsNaN(day));

    /// <summary>The mean over the days that have a point; null where none has.</summary>
    public double? Average => Known == 0 ? null : days.Where(day => !double.IsNaN(day)).Average();

    /// <summary>One day's value, 0 the oldest; null where there is no point.</summary>
    public double? this[int day] => double.IsNaN(days[day]) ? null : days[day];

    /// <summary>A series without any point.</summary>
    public static DailySeries Empty(int days)
    {
        var values = new double[days];
        Array.Fill(values, double.NaN);
        return new(values);
    }

    /// <summary>The largest day.</summary>
    /// <param name="missing">What a day without a point counts as.</param>
    public double Max(double missing) => days.Max(day => double.IsNaN(day) ? missing : day);

    /// <summary>The sum of all days.</summary>
    /// <param name="missing">What a day without a point counts as.</param>
    public double Sum(double missing) => days.Sum(day => double.IsNaN(day) ? missing : day);

    /// <summary>Day by day the sum of two metrics; a day is missing where both are.</summary>
    public DailySeries Plus(DailySeries other)
    {
        var sum = new double[Length];
        for (var day = 0; day < sum.Length; day++)
        {
            sum[day] = this[day] is null && other[day] is null ? double.NaN : (this[day] ?? 0) + (other[day] ?? 0);
        }

        return new(sum);
    }
}
