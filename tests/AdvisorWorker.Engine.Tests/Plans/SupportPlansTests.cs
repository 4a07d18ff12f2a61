using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Tests.Plans;

public sealed class SupportPlansTests
{
    [Fact]
    public void Every_plan_has_a_row_under_its_own_name()
    {
        Assert.Equal(Enum.GetValues<SupportPlan>(), SupportPlans.All.Select(facts => facts.Plan));
        Assert.Equal(["basic", "developer", "business", "enterprise-on-ramp", "business-plus", "enterprise", "unified-operations"], SupportPlans.Names);
        Assert.All(SupportPlans.All, facts =>
        {
            Assert.True(SupportPlans.TryParse(facts.Name.ToUpperInvariant(), out var plan));
            Assert.Equal(facts.Plan, plan);
        });
    }

    [Theory]
    [InlineData("platinum")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_names_are_no_plans(string? name) => Assert.False(SupportPlans.TryParse(name, out _));

    [Theory]
    [InlineData(SupportPlan.Developer, "low 24 h, normal 12 h")]
    [InlineData(SupportPlan.Business, "low 24 h, normal 12 h, high 4 h, urgent 1 h")]
    [InlineData(SupportPlan.EnterpriseOnRamp, "low 24 h, normal 12 h, high 4 h, urgent 1 h, critical 30 min")]
    [InlineData(SupportPlan.BusinessPlus, "low 24 h, normal 12 h, high 4 h, urgent 1 h, critical 30 min")]
    [InlineData(SupportPlan.Enterprise, "low 24 h, normal 12 h, high 4 h, urgent 1 h, critical 15 min")]
    [InlineData(SupportPlan.UnifiedOperations, "low 24 h, normal 12 h, high 4 h, urgent 1 h, critical 5 min")]
    [InlineData(SupportPlan.Basic, "")]
    public void First_responses_are_those_of_the_plan(SupportPlan plan, string expected) => Assert.Equal(
        expected,
        string.Join(", ", SupportPlans.Of(plan).Severities.Select(severity => $"{severity.Code} {Severity.Words(severity.FirstResponse)}")));

    [Fact]
    public void Only_developer_counts_business_hours() => Assert.Equal(
        [SupportPlan.Developer],
        SupportPlans.All.Where(facts => facts.Severities.Any(severity => severity.BusinessHours)).Select(facts => facts.Plan));

    [Fact]
    public void Three_plans_end_with_the_year_2026()
    {
        var retiring = SupportPlans.All.Where(facts => facts.RetiresOn is not null).ToList();

        Assert.Equal([SupportPlan.Developer, SupportPlan.Business, SupportPlan.EnterpriseOnRamp], retiring.Select(facts => facts.Plan));
        Assert.All(retiring, facts =>
        {
            Assert.Equal(new DateOnly(2027, 1, 1), facts.RetiresOn);
            Assert.NotNull(facts.Successor);
        });
    }

    [Theory]
    [InlineData("low,normal,high,urgent", "business")]
    [InlineData("low,normal,high,urgent,critical", "enterprise-on-ramp,business-plus,enterprise,unified-operations")]
    [InlineData("low", "business,enterprise-on-ramp,business-plus,enterprise,unified-operations")]
    public void The_levels_on_offer_tell_what_they_can(string levels, string expected)
    {
        var probed = new AccountPlan(Some.Account, null, true, PlanSource.Probed, null, [.. levels.Split(',')], []);

        Assert.Equal(expected.Split(','), SupportPlans.Candidates(probed).Select(facts => facts.Name));
    }

    [Fact]
    public void A_refused_probe_leaves_basic_and_developer() => Assert.Equal(
        [SupportPlan.Basic, SupportPlan.Developer],
        SupportPlans.Candidates(new(Some.Account, null, false, PlanSource.Probed, null, [], [])).Select(facts => facts.Plan));

    [Fact]
    public void A_failed_probe_leaves_none() =>
        Assert.Empty(SupportPlans.Candidates(new(Some.Account, null, null, PlanSource.Unknown, "denied", [], [])));
}
