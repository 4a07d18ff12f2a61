using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Elb;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests;

/// <summary>Load balancers that no check objects to, and moments around them.</summary>
internal static class SomeBalancer
{
    public static Moment Now { get; } = new(new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    public static Gap Denied { get; } = new(GapReason.AccessDenied, "elasticloadbalancing:Describe");

    public static ClassicLoadBalancer Classic { get; } = new(
        "web", "eu-west-1", Now.Now.AddYears(-1), "vpc-1", ["eu-west-1a", "eu-west-1b"], [new("HTTP", 80, [])], ["i-1", "i-2"], ["sg-1"])
    {
        HealthyInstances = Part<System.Collections.Immutable.ImmutableArray<string>>.Of(["i-1", "i-2"]),
        Requests = Days(1000),
        ProcessedBytes = DailySeries.Empty(7),
        HourlyPrice = (Money?)new Money(0.025m),
    };

    public static LoadBalancer OfType(string type, params (string Key, string Value)[] attributes) =>
        new($"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/{type}/1", "eu-west-1", type, type, "vpc-1", ["eu-west-1a", "eu-west-1b"])
        {
            Attributes = new LoadBalancerAttributes(attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value)),
        };

    public static DailySeries Days(double eachDay) => new([.. Enumerable.Repeat(eachDay, 7)]);
}
