using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Evaluate;

/// <summary>A unit that does not end with exactly one outcome is not available, whatever the program did wrong.</summary>
public sealed class RunLedgerTests
{
    private static readonly DoorCheck Open = new("open-doors", _ => Verdict.Ok);
    private static readonly DoorCheck Locked = new("locked-doors", _ => Verdict.Ok);
    private static readonly AwsScope Here = new("111122223333", "us-east-1");
    private static readonly AwsScope There = new("111122223333", "eu-west-1");

    private readonly List<string> breaches = [];

    [Fact]
    public void One_outcome_of_each_is_left_as_it_is()
    {
        Outcome[] ended = [new(Open, There), new(Locked, Here), new(Open, Here)];

        Assert.Equal(ended.ToHashSet(), Close([(Open, Here), (Open, There), (Locked, Here)], ended).ToHashSet());
        Assert.Empty(breaches);
    }

    [Fact]
    public void A_unit_without_an_outcome_has_failed()
    {
        var closed = Close([(Open, Here), (Open, There)], [new(Open, Here)]);

        AssertFailed(closed.Single(outcome => outcome.Scope == There), "open-doors of 111122223333 in eu-west-1 ended without an outcome; please report it");
        Assert.True(closed.Single(outcome => outcome.Scope == Here).Complete);
    }

    [Fact]
    public void A_unit_that_ended_twice_has_failed_and_nothing_of_it_counts()
    {
        Outcome once = new(Open, Here), again = new(Open, Here);
        once.Count(Verdict.Ok);
        again.Count(Verdict.Ok);

        var closed = Assert.Single(Close([(Open, Here)], [once, again]));

        AssertFailed(closed, "open-doors of 111122223333 in us-east-1 ended more than once; please report it");
        Assert.Equal(0, closed.Processed);
    }

    [Fact]
    public void What_nobody_planned_is_left_out_and_told()
    {
        Assert.Empty(Close([], [new(Open, Here)]));
        Assert.Equal("open-doors of 111122223333 in us-east-1 was not planned and ended all the same; please report it", Assert.Single(breaches));
    }

    [Fact]
    public async Task An_exception_that_cannot_be_asked_what_it_is_turns_nothing_green()
    {
        var doors = new DoorCollector(region => region == "us-east-1" ? Broken() : [[new Door("b", region)]]);

        var run = await EngineRun.BreakingAsync([doors, new DoorCounts()], [Open, Locked, new DoorCountCheck(_ => Verdict.Ok)], ["eu-west-1", "us-east-1"]);

        Assert.All(new[] { "open-doors", "locked-doors", "door-count" }, check => Assert.Equal(CheckStatus.NotAvailable, run.Result(check).Status));
        Assert.Equal(6, run.Evaluated.Distinct().Count());
        Assert.All(run.Evaluated, unit => Assert.Equal(unit.Scope == "eu-west-1", unit.Complete));
        Assert.All(run.Unavailable, gap => Assert.Equal((GapReason.Failed, true), (gap.Gap.Reason, gap.Gap.Detail!.EndsWith("; please report it", StringComparison.Ordinal))));
        Assert.Contains(run.Breaches, breach => breach.StartsWith("Door of 111122223333 in us-east-1 was not read to the end: System.NotSupportedException", StringComparison.Ordinal));
        Assert.Equal(2, run.Breaches.Count(breach => breach.EndsWith("ended without an outcome; please report it", StringComparison.Ordinal)));

        static IEnumerable<IReadOnlyList<Door>> Broken()
        {
            yield return [new Door("a", "us-east-1")];
            throw new Mute();
        }
    }

    [Fact]
    public async Task A_scope_that_cannot_even_be_begun_costs_no_other_scope_anything()
    {
        Fickle.Made = 0;

        var run = await EngineRun.BreakingAsync([new DoorCollector(region => [[new Door("a", region)]]), new Fickle()], [Open, new DoorCountCheck(_ => Verdict.Ok)], ["eu-west-1", "us-east-1"]);

        var broken = Assert.Single(run.Evaluated.Where(unit => !unit.Complete).Select(unit => unit.Scope).Distinct());
        Assert.Equal(2, run.Unavailable.Count(gap => gap.Region == broken));
        Assert.Equal(2, run.Evaluated.Count(unit => unit.Complete && unit.Scope != broken));
        Assert.Equal(3, run.Breaches.Count);
    }

    [Fact]
    public async Task Without_a_Region_a_check_on_Regions_is_excluded()
    {
        var result = (await EngineRun.OfAsync([new DoorCollector(_ => [])], [Open], regions: [])).Result("open-doors");

        Assert.Equal((CheckStatus.NotAvailable, "Excluded"), (result.Status, result.Reason));
    }

    private List<Outcome> Close((ICheck, AwsScope)[] planned, Outcome[] ended) => [.. new RunLedger(planned).Close(ended, breaches.Add)];

    private void AssertFailed(Outcome outcome, string text)
    {
        Assert.Equal(new Gap(GapReason.Failed, Detail: text), outcome.Gap);
        Assert.False(outcome.Complete);
        Assert.Equal(text, Assert.Single(breaches));
    }

    private sealed class Mute : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    /// <summary>Can be made twice: for the catalogue, and in the first Region that comes.</summary>
    public sealed class Fickle : Derivation<Door, DoorCount>
    {
        internal static int Made;

        public Fickle()
        {
            if (Interlocked.Increment(ref Made) > 2)
            {
                throw new NotSupportedException();
            }
        }

        public override void Add(Door input)
        {
        }

        public override IEnumerable<DoorCount> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, 0)];
    }
}
