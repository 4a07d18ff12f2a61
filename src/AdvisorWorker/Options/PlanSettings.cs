namespace AdvisorWorker.Options;

/// <summary>The account's AWS Support plan; the settings section <c>Plan</c>.</summary>
internal sealed record PlanSettings
{
    /// <summary>The plan, instead of asking: <c>basic</c>, <c>developer</c>, <c>business</c>, <c>enterprise-on-ramp</c>, <c>business-plus</c>, <c>enterprise</c> or <c>unified-operations</c>; <c>--plan</c> wins.</summary>
    public string? Name { get; init; }

    /// <summary><c>account</c>: run what the support plan includes (as when not set); <c>off</c>: run all checks on every plan; <c>--gate</c> wins.</summary>
    public string? Gate { get; init; }
}
