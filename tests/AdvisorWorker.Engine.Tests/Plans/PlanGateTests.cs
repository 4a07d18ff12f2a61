using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Tests.Plans;

public sealed class PlanGateTests
{
    private static readonly ICheck Core = new SomeCheck("core", "ePs02jT06w", core: true);
    private static readonly ICheck Paid = new SomeCheck("paid", "Qch7DwouX1", core: false);
    private static readonly ICheck Own = new SomeCheck("own", null, core: false);
    private static readonly ICheck[] All = [Paid, Core, Own];

    [Theory]
    [InlineData(SupportPlan.Basic)]
    [InlineData(SupportPlan.Developer)]
    public void Without_the_api_only_core_checks_and_our_own_run(SupportPlan plan)
    {
        var gate = PlanGate.Apply(Some.Plan(plan), GateMode.Account, All);

        Assert.Equal([Core, Own], gate.Selected);
        Assert.Equal(["paid"], gate.Gated);
    }

    [Theory]
    [InlineData(SupportPlan.Business)]
    [InlineData(SupportPlan.EnterpriseOnRamp)]
    [InlineData(SupportPlan.BusinessPlus)]
    [InlineData(SupportPlan.Enterprise)]
    [InlineData(SupportPlan.UnifiedOperations)]
    public void With_the_api_everything_runs(SupportPlan plan)
    {
        var gate = PlanGate.Apply(Some.Plan(plan), GateMode.Account, All);

        Assert.Equal(All, gate.Selected);
        Assert.Empty(gate.Gated);
    }

    [Fact]
    public void An_unknown_plan_gates_nothing()
    {
        var unknown = new AccountPlan(Some.Account, null, null, PlanSource.Unknown, "denied", [], []);

        Assert.Equal(All, PlanGate.Apply(unknown, GateMode.Account, All).Selected);
    }

    [Fact]
    public void The_gate_can_be_switched_off() => Assert.Equal(All, PlanGate.Apply(Some.Plan(SupportPlan.Basic), GateMode.Off, All).Selected);

    [Theory]
    [InlineData("account", true, GateMode.Account)]
    [InlineData("OFF", true, GateMode.Off)]
    [InlineData("on", false, GateMode.Account)]
    [InlineData(null, false, GateMode.Account)]
    public void The_gate_is_named_as_users_type_it(string? name, bool known, GateMode expected)
    {
        Assert.Equal(known, GateModes.TryParse(name, out var gate));
        Assert.Equal(expected, gate);
    }

    private sealed class SomeCheck(string id, string? trustedAdvisorId, bool core) : ICheck
    {
        public CheckDescriptor About { get; } = Some.Check(id, trustedAdvisorId, core: core);

        public Type ResourceType => typeof(SomeResource);
    }
}
