using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>Functions that share a Region's code storage when it is nearly used up.</summary>
public sealed class LambdaCodeStorageUsage(LambdaCodeStorageUsage.Settings settings) : ICheck<LambdaCodeStorage>
{
    public sealed record Settings
    {
        /// <summary>The share of the Region's code storage, in percent, from which its functions are yellow.</summary>
        [Range(1, 100)]
        public double WarningPercent { get; init; } = 80;
    }

    private const double Mebibyte = 1024 * 1024;

    public CheckDescriptor<LambdaCodeStorage> Descriptor { get; } = new("lambda-code-storage-usage", "c1dfprch07", Pillar.ServiceLimits)
    {
        Title = "Lambda Code Storage Usage",
        Why = "All functions and layers of a Region share one code storage. When it is full, no function can be created or updated any more.",
        Fix = "Delete old versions of the functions with the most of them, or ask for more code storage in Service Quotas.",
        Criteria = "Yellow: 80 % or more of the account's code storage in the Region are in use (setting WarningPercent); every function of the Region is a row then, "
            + "with the size of all its versions. Green: less. There is no red.",
        Link = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        Core = true,
        Needs = [LambdaCodeStorage.AccountPart],
        ColumnNeeds = [LambdaCodeStorage.VersionsPart],
        Columns =
        [
            Columns.Status<LambdaCodeStorage>(),
            Columns.Region<LambdaCodeStorage>(),
            new("Function ARN", function => function.Id),
            new("Current Usage (MB)", function => function.Versions.OrDefault()?.CodeSize / Mebibyte),
            new("Function Version Count", function => function.Versions.OrDefault()?.Count),
            Columns.LastUpdated<LambdaCodeStorage>(),
        ],
    };

    public Verdict Evaluate(LambdaCodeStorage resource, Moment at) =>
        !resource.Account.TryRead(out var usage, out var gap) ? gap
        : usage.Reaches(settings.WarningPercent) ? Verdict.Warning(Reason(usage))
        : Verdict.Ok;

    private static string Reason(LimitUsage usage) => string.Create(
        CultureInfo.InvariantCulture, $"{usage.Used / Mebibyte:0.##} of {usage.Limit / Mebibyte:0.##} MB of the Region's code storage are in use");
}
