namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>How something grows with size.</summary>
internal static class Exponent
{
    /// <summary>The exponent e of c·xᵉ that fits best: the least squares of logarithms. Null where there are too few points.</summary>
    public static double? Fit(IEnumerable<(double X, double Y)> points)
    {
        var logs = points.Where(point => point is { X: > 0, Y: > 0 }).Select(point => (X: Math.Log(point.X), Y: Math.Log(point.Y))).ToList();
        if (logs.Count < 2)
        {
            return null;
        }

        var (x, y) = (logs.Average(point => point.X), logs.Average(point => point.Y));
        return logs.Sum(point => (point.X - x) * (point.Y - y)) / logs.Sum(point => (point.X - x) * (point.X - x));
    }
}
