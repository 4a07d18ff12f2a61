namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>A limit and how much of it is in use.</summary>
/// <param name="Limit">What AWS allows; negative where AWS states that there is no limit.</param>
/// <param name="Used">What is in use, in the unit of the limit.</param>
public readonly record struct LimitUsage(double Limit, double Used)
{
    /// <summary>AWS states that there is no limit.</summary>
    public bool IsUnlimited => Limit < 0;

    /// <summary>At least this share of the limit is in use. Nothing in use reaches nothing, even where the limit is 0.</summary>
    /// <param name="percent">From 0 to 100 and beyond.</param>
    // Multiplied rather than divided: whole numbers stay exact, so that 4 of 5 are 80 %.
    public bool Reaches(double percent) => !IsUnlimited && Used > 0 && Used * 100 >= Limit * percent;

    /// <summary>Both together; the limit's gap, or else the usage's, where one could not be read.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="used">What is in use.</param>
    public static Part<LimitUsage> Of(Part<double> limit, Part<double> used)
    {
        if (!limit.TryRead(out var most, out var gap) || !used.TryRead(out var now, out gap))
        {
            return gap;
        }

        return new LimitUsage(most, now);
    }
}
