using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class RuleMatchTests
{
    private static readonly DateTimeOffset Now = Some.Instant;

    [Fact]
    public void A_rule_without_conditions_is_about_everything_red() =>
        Assert.Equal(["sg-1"], Find(new() { Name = "r" }, Some.Item("sg-1"), Some.Item("sg-2", CheckStatus.Warning), Some.Item("sg-3", CheckStatus.Ok)));

    [Fact]
    public void Statuses_checks_pillars_and_accounts_narrow_it()
    {
        Item[] items = [Some.Item("sg-1"), Some.Item("sg-2", CheckStatus.Warning)];

        Assert.Equal(["sg-1", "sg-2"], Find(new() { Name = "r", Statuses = ["warning", "error"] }, items));
        Assert.Empty(Find(new() { Name = "r", Checks = ["another"] }, items));
        Assert.Equal(["sg-1"], Find(new() { Name = "r", Pillars = ["security"] }, items));
        Assert.Empty(Find(new() { Name = "r", Pillars = ["performance"] }, items));
        Assert.Empty(Find(new() { Name = "r", Accounts = ["999988887777"] }, items));
    }

    [Fact]
    public void Age_is_since_when_the_item_is_flagged()
    {
        Item[] items = [Some.Item("old") with { FirstSeen = Now.AddDays(-2) }, Some.Item("young") with { FirstSeen = Now.AddHours(-2) }, Some.Item("unknown")];

        Assert.Equal(["old"], Find(new() { Name = "r", MinimumAge = TimeSpan.FromDays(1) }, items));
        Assert.Equal(["old", "young", "unknown"], Find(new() { Name = "r" }, items));
    }

    [Fact]
    public void Savings_count_together()
    {
        Item[] items = [Some.Item("a", savings: new Money(60)), Some.Item("b", savings: new Money(50)), Some.Item("c")];

        Assert.Equal(3, Find(new() { Name = "r", MinimumSavings = 110 }, items).Count);
        Assert.Empty(Find(new() { Name = "r", MinimumSavings = 111 }, items));
    }

    [Fact]
    public void Tags_must_all_be_there()
    {
        Item[] items = [Some.Item("a") with { Tags = new Dictionary<string, string> { ["env"] = "prod", ["team"] = "shop" } }, Some.Item("b") with { Tags = new Dictionary<string, string> { ["env"] = "test" } }];

        Assert.Equal(["a"], Find(new() { Name = "r", Tags = ["env=prod", "team"] }, items));
        Assert.Equal(["a", "b"], Find(new() { Name = "r", Tags = ["env"] }, items));
    }

    [Fact]
    public void What_a_person_has_silenced_is_not_escalated() => Assert.Empty(Find(new() { Name = "r" }, Some.Item() with { SuppressedBy = new("s", "known") }));

    private static List<string> Find(EscalationRule rule, params Item[] items) => [.. RuleMatch.Find(rule, Some.Result(items), Now).Select(item => item.ResourceId)];
}
