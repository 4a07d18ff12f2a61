using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Suppress;

/// <summary>What a report prints of a row is what a rule takes to silence it, and nothing else.</summary>
public sealed class PrintedIdsTests
{
    private static readonly Lazy<Task<Advisor.Ended>> Plain = new(() => Advisor.RunAsync("run", "--demo", "--format", "json"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task By_the_ids_of_check_place_resource_and_item(int half) => SilencesAsync(
        half,
        row => new { check = row.CheckId, account = row.Account, region = row.Region, resource = row.ResourceId, item = row.ItemKey },
        (rule, row) => (rule.CheckId, rule.Account, rule.Region, rule.ResourceId) == (row.CheckId, row.Account, row.Region, row.ResourceId) && (rule.ItemKey is null || rule.ItemKey == row.ItemKey));

    [Fact]
    public Task By_fingerprint() => SilencesAsync(1, row => new { item = row.Fingerprint }, (rule, row) => rule.Fingerprint == row.Fingerprint);

    [Fact]
    public Task By_Trusted_Advisors_id_and_ARN() => SilencesAsync(
        0,
        row => row is { TrustedAdvisorId: not null, Arn: not null } ? new { check = row.TrustedAdvisorId, resource = row.Arn, region = row.Region } : null,
        (rule, row) => (rule.CheckId, rule.Arn, rule.Region) == (row.CheckId, row.Arn, row.Region));

    // A rule for every other row, so that one that silences too much shows.
    private static async Task SilencesAsync(int half, Func<Row, object?> ruleOf, Func<Row, Row, bool> isAbout)
    {
        var flagged = Rows(await Plain.Value).Where(row => row.Status is "warning" or "error").ToList();
        Assert.True(flagged.Count > 200);
        var chosen = flagged.Where((row, i) => i % 2 == half && ruleOf(row) is not null).ToList();
        var expected = flagged.Where(row => chosen.Any(rule => isAbout(rule, row))).Select(row => row.Fingerprint).Order().ToList();
        using var file = new RulesFile();
        var rules = chosen.Select(row => Without(ruleOf(row)!)).DistinctBy(rule => string.Join('\n', rule));

        var run = await Advisor.RunAsync("run", "--demo", "--format", "json", "--suppressions", file.Of(rules));

        Assert.True(run.ExitCode is 0 or 1, run.Errors);
        Assert.Equal(expected, Rows(run).Where(row => row.Suppressed).Select(row => row.Fingerprint).Order());
        Assert.Empty(run.Report.GetProperty("suppressions").GetProperty("unused").EnumerateArray());
        Assert.True(flagged.Count > expected.Count);
    }

    private static Dictionary<string, string> Without(object rule)
    {
        var fields = rule.GetType().GetProperties().Where(field => field.GetValue(rule) is not null).ToDictionary(field => field.Name, field => (string)field.GetValue(rule)!);
        fields["reason"] = "known";
        return fields;
    }

    private static IEnumerable<Row> Rows(Advisor.Ended run) =>
        from check in run.Report.GetProperty("checks").EnumerateArray()
        from item in check.GetProperty("items").EnumerateArray()
        select new Row(
            check.GetProperty("id").GetString()!,
            check.GetProperty("trustedAdvisorId").GetString(),
            check.GetProperty("account").GetString()!,
            item.GetProperty("region").GetString()!,
            item.GetProperty("resourceId").GetString()!,
            item.GetProperty("itemKey").GetString(),
            item.GetProperty("arn").GetString(),
            item.GetProperty("fingerprint").GetString()!,
            item.GetProperty("status").GetString()!,
            item.GetProperty("suppressed").GetBoolean());

    private sealed record Row(
        string CheckId, string? TrustedAdvisorId, string Account, string Region, string ResourceId, string? ItemKey, string? Arn, string Fingerprint, string Status, bool Suppressed);
}
