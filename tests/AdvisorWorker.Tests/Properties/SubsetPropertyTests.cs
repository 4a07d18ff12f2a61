using AdvisorWorker.Engine.Record;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>What a check says does not hang on which others run beside it.</summary>
public sealed class SubsetPropertyTests
{
    [Fact]
    public Task Some_checks_say_what_they_say_among_all() => Seeds.EachAsync(10, 2, async seed =>
    {
        var chance = new Random(seed);
        var share = chance.NextDouble();
        var some = BuiltIn.Catalog.Checks.Where(_ => chance.NextDouble() < share).DefaultIfEmpty(BuiltIn.Catalog.Checks[seed % BuiltIn.Catalog.Checks.Count]).ToList();
        var ids = some.Select(check => check.About.Id).ToHashSet();
        await using var account = await RandomAccount.ServeAsync(
            RandomAccount.Make(seed), new() { Faults = RandomFaults.Denied(chance) });

        var all = await account.RunAsync();
        var part = await account.RunAsync(some);

        var expected = all with
        {
            Checks = [.. all.Checks.Where(check => ids.Contains(check.Check.Id))],
            Unavailable = [.. all.Unavailable.Where(gap => ids.Contains(gap.CheckId))],
        };
        ReportText.AssertSame(expected, part, "apiCalls", "complete", "notes");
        Assert.Subset(all.Run.ApiCalls.Operations.ToHashSet(), part.Run.ApiCalls.Operations.ToHashSet());
    });
}
