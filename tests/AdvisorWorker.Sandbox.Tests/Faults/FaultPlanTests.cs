namespace AdvisorWorker.Sandbox.Tests.Faults;

public sealed class FaultPlanTests
{
    [Fact]
    public void A_plan_says_all_that_rules_can()
    {
        Assert.True(FaultPlan.TryParse(
            """
            { "seed": -7, "rules": [
              { "fault": "throttle", "operation": "ec2:Describe*", "account": "111122223333", "region": "eu-*", "probability": 0.3, "count": 5 },
              { "fault": "serverError", "service": "elbv2", "status": 503 },
              { "fault": "denied", "byServiceControlPolicy": true },
              { "fault": "reset" },
              { "fault": "truncate", "honestLength": false },
              { "fault": "latency", "minMs": 50, "maxMs": 500 },
              { "fault": "deadRegion", "region": "us-east-1" } ] }
            """,
            out var plan,
            out var mistakes));
        Assert.Empty(mistakes);
        Assert.Equal(-7, plan.Seed);
        Assert.Equal(
            [
                new(FaultKind.Throttle) { Operation = "ec2:Describe*", Account = "111122223333", Region = "eu-*", Probability = 0.3, Count = 5 },
                new(FaultKind.ServerError) { Service = "elbv2", Status = 503 },
                new(FaultKind.Denied) { ByServiceControlPolicy = true },
                new(FaultKind.Reset),
                new(FaultKind.Truncate) { HonestLength = false },
                new(FaultKind.Latency) { MinLatency = TimeSpan.FromMilliseconds(50), MaxLatency = TimeSpan.FromMilliseconds(500) },
                new(FaultKind.DeadRegion) { Region = "us-east-1" },
            ],
            plan.Rules);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_each_with_its_path()
    {
        Assert.False(FaultPlan.TryParse(
            """
            { "seed": "x", "sed": 1, "rules": [
              { "fault": "explode", "probability": 1.5, "count": 0 },
              { "fault": "throttle", "service": "ec3", "status": 503, "minMs": 5 },
              { "fault": "denied", "operation": "ec2:DescribeInstnaces", "byServiceControlPolicy": "yes" },
              { "fault": "latency", "minMs": 9, "maxMs": 3, "maxMs": 4, "region": "" },
              { "fault": "latency" },
              { "fault": "serverError", "status": 404, "Region": "us-east-1" },
              7 ] }
            """,
            out var plan,
            out var mistakes));
        Assert.Null(plan);
        Assert.Equal(
            [
                "$.rules[0].count", "$.rules[0].fault", "$.rules[0].probability",
                "$.rules[1].minMs", "$.rules[1].service", "$.rules[1].status",
                "$.rules[2].byServiceControlPolicy", "$.rules[2].operation",
                "$.rules[3].maxMs", "$.rules[3].maxMs", "$.rules[3].region",
                "$.rules[4].maxMs",
                "$.rules[5].Region", "$.rules[5].status",
                "$.rules[6]",
                "$.sed", "$.seed",
            ],
            mistakes.Select(mistake => mistake[..mistake.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "rules": {} }""")]
    public void What_is_no_plan_is_refused(string json)
    {
        Assert.False(FaultPlan.TryParse(json, out _, out var mistakes));
        Assert.StartsWith("$", Assert.Single(mistakes), StringComparison.Ordinal);
    }
}
