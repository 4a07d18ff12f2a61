using System.Collections.Immutable;
using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Engine.Tests.Evaluate;

public sealed class CollectionPlanTests
{
    [Fact]
    public void Inputs_come_before_what_reads_them()
    {
        var join = new DoorPart(Door.HousePart, door => door, typeof(House));
        var check = new DoorCheck("housed", _ => Verdict.Ok) { Needs = [Door.HousePart] };

        var plan = CollectionPlan.For(SourceCatalog.Of(new DoorCollector(_ => []), new HouseCollector(), join), [check]);

        Assert.Equal([typeof(House), typeof(Door)], plan.Types.Select(type => type.Type));
        Assert.Equal(["doors:GetHouse", "doors:List", "houses:List"], plan.Operations);
    }

    [Fact]
    public void What_no_check_needs_is_not_planned()
    {
        var plan = CollectionPlan.For(SourceCatalog.Of(new DoorCollector(_ => []), new HouseCollector(), new DoorCounts()), [new DoorCheck("any", _ => Verdict.Ok)]);

        Assert.Equal([typeof(Door)], plan.Types.Select(type => type.Type));
    }

    [Fact]
    public void A_cycle_is_an_error_that_shows_the_way_round()
    {
        var circular = new DoorPart(Door.HousePart, door => door, typeof(DoorCount));
        var check = new DoorCheck("circular", _ => Verdict.Ok) { Needs = [Door.HousePart] };

        var error = Assert.Throws<InvalidOperationException>(() => CollectionPlan.For(SourceCatalog.Of(new DoorCollector(_ => []), new DoorCounts(), circular), [check]));

        Assert.Equal("Inputs form a cycle: DoorCount -> Door -> DoorCount.", error.Message);
    }

    [Fact]
    public void A_record_without_a_collector_is_an_error_that_names_it() =>
        Assert.Equal(
            "Nothing collects Door.",
            Assert.Throws<InvalidOperationException>(() => CollectionPlan.For(SourceCatalog.Of(), [new DoorCheck("any", _ => Verdict.Ok)])).Message);

    [Fact]
    public void A_part_without_a_loader_is_an_error_that_names_it() =>
        Assert.Equal(
            "Nothing loads the part Door.Lock.",
            Assert.Throws<InvalidOperationException>(() => CollectionPlan.For(
                SourceCatalog.Of(new DoorCollector(_ => [])), [new DoorCheck("any", _ => Verdict.Ok) { Needs = [Door.LockPart] }])).Message);

    [Fact]
    public void Two_collectors_of_one_record_are_an_error_that_names_both()
    {
        var error = Assert.Throws<PackException>(() => SourceCatalog.Of(new DoorCollector(_ => []), new OtherDoorCollector()));

        Assert.Contains("Door has two sources: ", error.Message);
        Assert.Contains(nameof(OtherDoorCollector), error.Message);
    }

    private sealed class OtherDoorCollector : ICollector<Door>
    {
        public ImmutableArray<string> Operations => [];

        public IAsyncEnumerable<IReadOnlyList<Door>> CollectAsync(CollectContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
