using System.Text.Json;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Publish;

namespace AdvisorWorker.Engine.Tests.Events;

/// <summary>What the documentation offers to be copied.</summary>
public sealed partial class DocumentedPoliciesTests
{
    [Theory]
    [InlineData("src/AdvisorWorker.Events/README.md")]
    [InlineData("docs/sinks.md")]
    [InlineData("README.md")]
    public void Every_JSON_is_JSON(string file) => Assert.All(Blocks(file), block => JsonDocument.Parse(block).Dispose());

    [Fact]
    public void The_buss_policy_lets_one_role_put_events_of_one_source_and_denies_it_to_all_others()
    {
        var policies = Blocks("src/AdvisorWorker.Events/README.md").Select(block => JsonDocument.Parse(block).RootElement).Where(block => block.TryGetProperty("Statement", out _)).ToList();
        var bus = policies[0].GetProperty("Statement");

        Assert.Equal(2, policies.Count);
        Assert.All(policies, policy => Assert.Equal("2012-10-17", policy.GetProperty("Version").GetString()));
        Assert.All(policies.SelectMany(policy => policy.GetProperty("Statement").EnumerateArray()), statement => Assert.Equal("events:PutEvents", statement.GetProperty("Action").GetString()));
        Assert.Equal("Allow", bus[0].GetProperty("Effect").GetString());
        Assert.Equal(EventSource.Default, bus[0].GetProperty("Condition").GetProperty("StringEquals").GetProperty("events:source").GetString());
        Assert.Equal("Deny", bus[1].GetProperty("Effect").GetString());
        Assert.Equal("*", bus[1].GetProperty("Principal").GetString());
        Assert.Equal(bus[0].GetProperty("Principal").GetProperty("AWS").GetString(), bus[1].GetProperty("Condition").GetProperty("ArnNotEquals").GetProperty("aws:PrincipalArn").GetString());
        Assert.Equal(bus[0].GetProperty("Resource").GetString(), bus[1].GetProperty("Resource").GetString());
    }

    private static List<string> Blocks(string file) =>
        [.. JsonBlock().Matches(File.ReadAllText(Path.Combine(Repository.Folder, file)).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
