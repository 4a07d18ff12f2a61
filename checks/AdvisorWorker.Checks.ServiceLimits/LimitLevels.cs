using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The settings of each family of limit checks.</summary>
public sealed record LimitLevels
{
    /// <summary>The share of the limit, in percent, from which a check is yellow.</summary>
    [Range(1, 100)]
    public double WarningPercent { get; init; } = 80;

    /// <summary>The share of the limit, in percent, from which a check is red.</summary>
    [Range(1, 100)]
    public double ErrorPercent { get; init; } = 100;
}
