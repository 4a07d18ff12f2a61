using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Engine.Plans;

/// <summary>Takes out the checks that Trusted Advisor would not show on the account's plan.</summary>
/// <remarks>
/// The gate follows Trusted Advisor's table of plans and nothing else: our data comes from the services themselves and needs no
/// plan. Hence two rules. A plan that is not known never gates, because a probe that failed says nothing about the plan. And a
/// check without counterpart in Trusted Advisor is never gated, because no plan is needed to see what Trusted Advisor does not
/// have.
/// </remarks>
public static class PlanGate
{
    /// <summary>Splits the checks in the order they come.</summary>
    /// <param name="plan">What is known of the plan; its <see cref="AccountPlan.Gated"/> is not read.</param>
    /// <param name="gate">Whether to gate at all.</param>
    /// <param name="checks">The checks that were chosen.</param>
    public static GatedChecks Apply(AccountPlan plan, GateMode gate, IEnumerable<ICheck> checks)
    {
        var selected = ImmutableArray.CreateBuilder<ICheck>();
        var gated = ImmutableArray.CreateBuilder<string>();
        foreach (var check in checks)
        {
            if (Passes(plan, gate, check.About))
            {
                selected.Add(check);
            }
            else
            {
                gated.Add(check.About.Id);
            }
        }

        return new(selected.ToImmutable(), gated.ToImmutable());
    }

    /// <summary>True where the check runs.</summary>
    public static bool Passes(AccountPlan plan, GateMode gate, CheckDescriptor check) =>
        gate == GateMode.Off || plan.Entitled is not false || check.Core || check.TrustedAdvisorId is null;
}

/// <summary>The chosen checks after the gate.</summary>
/// <param name="Selected">Those that run.</param>
/// <param name="Gated">The ids of the others.</param>
public sealed record GatedChecks(ImmutableArray<ICheck> Selected, ImmutableArray<string> Gated);

/// <summary>Whether the support plan gates the checks.</summary>
public enum GateMode
{
    /// <summary>Core checks on Basic and Developer, all checks above.</summary>
    Account,

    /// <summary>All checks on every plan.</summary>
    Off,
}

/// <summary>The gate's names as users type them.</summary>
public static class GateModes
{
    /// <summary><c>account</c> and <c>off</c>.</summary>
    public static ImmutableArray<string> Names { get; } = ["account", "off"];

    /// <summary>The gate with this name, in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out GateMode gate)
    {
        var known = name?.Trim().ToLowerInvariant();
        gate = known == "off" ? GateMode.Off : GateMode.Account;
        return known is not null && Names.Contains(known);
    }
}
