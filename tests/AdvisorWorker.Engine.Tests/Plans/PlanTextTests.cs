using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Tests.Plans;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData(SupportPlan.Basic)]
    [InlineData(SupportPlan.Developer)]
    [InlineData(SupportPlan.Business)]
    [InlineData(SupportPlan.EnterpriseOnRamp)]
    [InlineData(SupportPlan.BusinessPlus)]
    [InlineData(SupportPlan.Enterprise)]
    [InlineData(SupportPlan.UnifiedOperations)]
    public void A_stated_plan_is_told_with_all_it_gives(SupportPlan plan)
    {
        var account = Some.Plan(plan);
        if (account.Entitled is false)
        {
            account = account with { Gated = ["ec2-underused", "rds-multi-az"] };
        }

        Matches(SupportPlans.Of(plan).Name, account);
    }

    [Fact]
    public void Plans_that_cannot_be_told_apart_are_told_together()
    {
        Matches("probed-with-critical", new(Some.Account, null, true, PlanSource.Probed, "it offers the severities low, normal, high, urgent, critical", ["low", "normal", "high", "urgent", "critical"], []));
        Matches("probed-refused", new(Some.Account, null, false, PlanSource.Probed, "it is not part of the plan (SubscriptionRequiredException)", [], ["ec2-underused"]));
    }

    [Fact]
    public void An_unknown_plan_says_why_and_how_to_state_it() => Matches(
        "unknown", new(Some.Account, null, null, PlanSource.Unknown, "denied (AccessDeniedException): the caller lacks support:DescribeSeverityLevels", [], []));

    [Fact]
    public void With_the_gate_off_nothing_is_gated_on_any_plan() =>
        Assert.Contains("  Checks           all 20 run, because the gate is off", PlanText.Render(Some.Plan(SupportPlan.Basic), GateMode.Off, 20, Some.Instant));

    [Fact]
    public void After_its_end_a_plan_has_ended()
    {
        var before = PlanText.Render(Some.Plan(SupportPlan.Business), GateMode.Account, 20, new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero));
        var after = PlanText.Render(Some.Plan(SupportPlan.Business), GateMode.Account, 20, new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Contains(before, line => line.StartsWith("Business ends on 2027-01-01 (it stays in AWS GovCloud (US))", StringComparison.Ordinal));
        Assert.Contains(after, line => line.StartsWith("Business ended on 2027-01-01", StringComparison.Ordinal));
    }

    private static void Matches(string name, AccountPlan account) =>
        Snapshot.Matches($"Plans/Snapshots/{name}.txt", string.Join('\n', PlanText.Render(account, GateMode.Account, 20, Some.Instant)));
}
