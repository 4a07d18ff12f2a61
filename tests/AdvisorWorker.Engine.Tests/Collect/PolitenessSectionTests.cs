using AdvisorWorker.Engine.Collect;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class PolitenessSectionTests
{
    private readonly List<string> mistakes = [];

    [Fact]
    public void Nothing_said_means_the_published_rates()
    {
        var settings = Read([]);

        Assert.Empty(mistakes);
        Assert.Equal(new Rate(20, 100), settings.RateOf("ec2"));
        Assert.False(settings.PaceEmulators);
    }

    [Fact]
    public void A_service_and_an_operation_may_have_rates_of_their_own()
    {
        var settings = Read(new()
        {
            ["Politeness:Rates:ec2:PerSecond"] = "2.5",
            ["Politeness:Rates:ec2:DescribeInstances:PerSecond"] = "4",
            ["Politeness:Rates:ec2:DescribeInstances:Burst"] = "9",
            ["Politeness:InFlight"] = "3",
        });

        Assert.Empty(mistakes);
        Assert.Equal(new Rate(2.5, 2), settings.RateOf("ec2"));
        Assert.Equal(new Rate(4, 9), settings.RateOf("ec2:DescribeInstances"));
        Assert.Equal(3, settings.InFlight);
    }

    [Fact]
    public void Every_mistake_is_said()
    {
        Read(new()
        {
            ["Politeness:RequestsPerSecond"] = "fast",
            ["Politeness:InFlight"] = "0.5",
            ["Politeness:PaceEmulators"] = "maybe",
            ["Politeness:Rates:iam"] = "5",
            ["Politeness:Rates:rds:Burst"] = "5",
            ["Politeness:Rates:sqs:PerSecond"] = "-1",
            ["Politeness:Rates:sqs:Brust"] = "1",
        });

        Assert.Equal(7, mistakes.Count);
        Assert.Contains(mistakes, mistake => mistake.StartsWith("Politeness:RequestsPerSecond has a value that cannot be used: ", StringComparison.Ordinal) && mistake.Contains("fast", StringComparison.Ordinal));
        Assert.Contains("Politeness:Rates:rds:PerSecond is missing.", mistakes);
    }

    private PolitenessSettings Read(Dictionary<string, string?> values) =>
        PolitenessSection.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), mistakes);
}
