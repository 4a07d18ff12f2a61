using AdvisorWorker.Engine.Record;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>What a report may differ in from that of the same account when something could not be read.</summary>
internal static class NothingElse
{
    /// <summary>Each unit says what it says when all is read, or has a gap; and what it says with a gap, it says otherwise too.</summary>
    /// <param name="whole">All was read.</param>
    /// <param name="part">Something was not.</param>
    public static void AssertSaid(RunReport whole, RunReport part)
    {
        var said = whole.Items.ToDictionary(item => item.Fingerprint);
        Assert.All(part.Items, item =>
            Assert.True(said.TryGetValue(item.Fingerprint, out var was) && ReportText.SaysNoMore(was, item), $"Nobody said {item.Check.Id}: {ReportText.Of(item)}"));

        var were = whole.Items.ToLookup(Unit);
        var are = part.Items.ToLookup(Unit);
        foreach (var unit in part.Evaluated.Where(unit => unit.Complete))
        {
            var key = (unit.Scope, unit.CheckId);
            Assert.True(
                were[key].Select(item => item.Fingerprint).ToHashSet().SetEquals(are[key].Select(item => item.Fingerprint)),
                $"{unit.CheckId} in {unit.Scope} is complete and lacks {string.Join(", ", were[key].ExceptBy(are[key].Select(item => item.Fingerprint), item => item.Fingerprint).Select(ReportText.Of))}");
        }

        // What leaves no gap behind, such as a service that a Region does not have, is so whatever else fails.
        var setUp = whole.Unavailable.ToLookup(gap => (gap.Region, gap.CheckId), gap => gap.Gap);
        var unread = part.Unavailable.ToLookup(gap => (gap.Region, gap.CheckId), gap => gap.Gap);
        foreach (var unit in part.Evaluated)
        {
            var gaps = unread[(unit.Scope, unit.CheckId)].ToList();
            Assert.True(
                gaps.Exists(gap => gap.IsFailure) || setUp[(unit.Scope, unit.CheckId)].SequenceEqual(gaps),
                $"{unit.CheckId} in {unit.Scope} had {string.Join(", ", setUp[(unit.Scope, unit.CheckId)])} and has {string.Join(", ", gaps)}");
        }

        foreach (var (was, now) in whole.Checks.Zip(part.Checks))
        {
            var isWhole = !part.Unavailable.Any(gap => gap.CheckId == now.Check.Id && gap.Gap.IsFailure);
            Assert.True(!isWhole || (was.Status, was.Reason, was.Summary) == (now.Status, now.Reason, now.Summary), $"{now.Check.Id} was {was.Status} {was.Summary} and is {now.Status} {now.Summary}, without a gap");
        }
    }

    private static (string Scope, string Check) Unit(Item item) => (item.Scope, item.Check.Id);
}
