using System.Text.Json.Nodes;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Tests.Support;

/// <summary>Reports as users get them, to be compared to the letter.</summary>
internal static class ReportText
{
    /// <summary>The JSON report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="own">Members of <c>run</c> that are each run's own, and left out; the id always is.</param>
    public static string Of(RunReport report, params IEnumerable<string> own)
    {
        using var output = new MemoryStream();
        JsonReport.Write(report, output);
        var root = JsonNode.Parse(output.ToArray())!;
        foreach (var member in own.Append("id"))
        {
            root["run"]!.AsObject().Remove(member);
        }

        return root.ToJsonString(new() { WriteIndented = true });
    }

    /// <summary>Fails where two reports differ: of the checks that do, the first items are named.</summary>
    public static void AssertSame(RunReport expected, RunReport actual, params string[] own)
    {
        var differing = expected.Checks.Zip(actual.Checks)
            .Select(pair => (pair.First.Check.Id, First: pair.First.Items.Select(Of).Except(pair.Second.Items.Select(Of)).FirstOrDefault(), Second: pair.Second.Items.Select(Of).Except(pair.First.Items.Select(Of)).FirstOrDefault()))
            .Where(pair => pair != (pair.Id, null, null)).ToList();
        Assert.True(differing.Count == 0, string.Join('\n', differing.Select(pair => $"{pair.Id}\n  - {pair.First}\n  + {pair.Second}")));
        Assert.Equal(expected.Unavailable, actual.Unavailable);
        Assert.Equal(Of(expected, own), Of(actual, own));
    }

    /// <summary>Everything that is said of an item.</summary>
    public static string Of(Item item) => $"{item.Fingerprint} {item.Region} {item.Status} {item.Detail} {item.Savings} {string.Join('|', item.Columns)}";

    /// <summary>The same finding; of its cells and its saving, some may be empty.</summary>
    public static bool SaysNoMore(Item was, Item now) =>
        was.Fingerprint == now.Fingerprint
        && was.Status == now.Status
        && (now.Savings is null || now.Savings == was.Savings)
        && was.Columns.Zip(now.Columns).All(pair =>
            pair.First.Equals(pair.Second) || string.IsNullOrEmpty(pair.Second.Value) || pair.Second.Value == now.Detail);
}
