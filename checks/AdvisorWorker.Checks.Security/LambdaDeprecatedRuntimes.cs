using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Lambda;

namespace AdvisorWorker.Checks.Security;

/// <summary>Functions on a runtime that gets no more fixes, or soon will not.</summary>
public sealed class LambdaDeprecatedRuntimes(LambdaDeprecatedRuntimes.Settings settings) : ICheck<LambdaFunction>
{
    public sealed record Settings
    {
        /// <summary>A runtime that is deprecated within so many days is yellow.</summary>
        [Range(0, 3650)]
        public int WithinDays { get; init; } = 180;

        /// <summary>Deprecation dates by runtime, added to the built-in table and stronger than it.</summary>
        public IReadOnlyDictionary<string, DateOnly>? DeprecationDates { get; init; }
    }

    public CheckDescriptor<LambdaFunction> Descriptor => field ??= new("lambda-deprecated-runtimes", "L4dfs2Q4C5", Pillar.Security)
    {
        Title = "AWS Lambda Functions Using Deprecated Runtimes",
        Why = "A deprecated runtime gets no security fixes and no support; later, functions on it can no longer be changed.",
        Fix = "Move the function to a supported runtime, and delete published versions that nobody invokes.",
        Criteria = "Red: the runtime of $LATEST is past its deprecation date. Yellow: it is deprecated within 180 days (setting WithinDays). Functions "
            + "deployed as container images are not counted. The dates are AWS's table of August 2026; the setting DeprecationDates adds to it. A runtime in "
            + "neither is not available. Invocations are the average of the last 30 days.",
        Link = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
        ColumnNeeds = [LambdaFunction.InvocationsPart],
        Columns =
        [
            Columns.Status<LambdaFunction>(),
            Columns.Region<LambdaFunction>(),
            new("Function ARN", function => function.Id),
            new("Runtime", function => function.Runtime),
            new("Days to Deprecation", (function, at) => Deprecation(function)?.DayNumber - at.Today.DayNumber),
            new("Deprecation Date", function => Deprecation(function)),
            new("Average Daily Invokes", function => function.Invocations.OrDefault() is { } days ? days.Sum(missing: 0) / days.Length : (double?)null),
            Columns.LastUpdated<LambdaFunction>("Last Refresh Time"),
        ],
    };

    public Verdict Evaluate(LambdaFunction resource, Moment at)
    {
        if (resource.IsContainerImage)
        {
            return Verdict.Skip;
        }

        if (Deprecation(resource) is not { } deprecated)
        {
            var unknown = resource.Runtime ?? "a function without a runtime";
            return new Gap(GapReason.Failed, Detail: $"No deprecation date is known for {unknown}; add it to the setting DeprecationDates");
        }

        var days = deprecated.DayNumber - at.Today.DayNumber;
        return days < 0 ? Verdict.Error($"{resource.Runtime} is deprecated since {deprecated:yyyy-MM-dd}")
            : days <= settings.WithinDays ? Verdict.Warning($"{resource.Runtime} is deprecated on {deprecated:yyyy-MM-dd}")
            : Verdict.Ok;
    }

    private DateOnly? Deprecation(LambdaFunction function) => function.Runtime switch
    {
        null => null,
        _ when settings.DeprecationDates?.TryGetValue(function.Runtime, out var date) == true => date,
        _ => LambdaRuntimes.Deprecated.TryGetValue(function.Runtime, out var date) ? date : null,
    };
}
