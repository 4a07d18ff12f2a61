using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tests.Evaluate;

public sealed class ScopeRunTests
{
    private static readonly DoorCheck Open = new("open-doors", door => door.Open ? Verdict.Error("It is open") : Verdict.Ok);

    [Fact]
    public async Task Every_record_is_judged_once_and_passing_ones_are_counted_but_not_listed()
    {
        var result = (await EngineRun.OfAsync([Doors(new("a", "us-east-1"), new("b", "us-east-1", Open: true))], [Open])).Result("open-doors");

        Assert.Equal(CheckStatus.Error, result.Status);
        Assert.Equal(new ResourcesSummary(2, 1, 0, 0), result.Summary);
        Assert.Equal("b", Assert.Single(result.Items).ResourceId);
    }

    [Fact]
    public async Task Skipped_records_do_not_count()
    {
        var managed = new DoorCheck("skips", _ => Verdict.Skip);

        var result = (await EngineRun.OfAsync([Doors(new Door("a", "us-east-1"))], [managed])).Result("skips");

        Assert.Equal(new ResourcesSummary(0, 0, 0, 0), result.Summary);
        Assert.Equal(CheckStatus.Ok, result.Status);
    }

    [Fact]
    public async Task Checks_that_list_what_passes_do()
    {
        var listing = new DoorCheck("lists", _ => Verdict.Ok) { ListsPassing = true };

        var item = Assert.Single((await EngineRun.OfAsync([Doors(new Door("a", "us-east-1"))], [listing])).Result("lists").Items);

        Assert.Equal(CheckStatus.Ok, item.Status);
    }

    [Fact]
    public async Task One_collector_serves_all_checks_of_a_type()
    {
        var doors = Doors(new Door("a", "us-east-1"));

        await EngineRun.OfAsync([doors], [Open, new DoorCheck("other", _ => Verdict.Ok)]);

        Assert.Equal(1, doors.Asked);
    }

    [Fact]
    public async Task A_collector_that_takes_too_long_is_timed_out_and_what_it_proved_stays()
    {
        var slow = new DoorCollector(_ => Slowly());

        var run = await EngineRun.OfAsync([slow], [Open], unitLimit: TimeSpan.FromSeconds(1));

        Assert.Equal(GapReason.TimedOut, Assert.Single(run.Unavailable).Gap.Reason);
        Assert.Equal("a", Assert.Single(run.Result("open-doors").Items).ResourceId);

        static IEnumerable<IReadOnlyList<Door>> Slowly()
        {
            yield return [new Door("a", "us-east-1", Open: true)];
            Thread.Sleep(1500);
            yield return [new Door("b", "us-east-1", Open: true)];
        }
    }

    [Fact]
    public async Task A_collector_that_breaks_off_leaves_no_green_behind()
    {
        var run = await EngineRun.OfAsync([BreaksAfter(new Door("a", "us-east-1"))], [Open]);

        Assert.Equal(CheckStatus.NotAvailable, run.Result("open-doors").Status);
        Assert.Equal(GapReason.Failed, Assert.Single(run.Unavailable).Gap.Reason);
    }

    [Fact]
    public async Task What_was_proven_before_a_break_stays_proven()
    {
        var run = await EngineRun.OfAsync([BreaksAfter(new Door("a", "us-east-1", Open: true))], [Open]);

        Assert.Equal(CheckStatus.Error, run.Result("open-doors").Status);
        Assert.Single(run.Unavailable);
    }

    [Fact]
    public async Task A_denied_collector_names_the_denied_action()
    {
        var denied = new AmazonServiceException("no", ErrorType.Sender, "AccessDenied", "", System.Net.HttpStatusCode.Forbidden);
        denied.Data["AdvisorWorker.Operation"] = "s3:ListBuckets";

        var run = await EngineRun.OfAsync([new DoorCollector(_ => throw denied)], [Open]);

        Assert.Equal((GapReason.AccessDenied, "s3:ListAllMyBuckets"), (run.Unavailable.Single().Gap.Reason, run.Unavailable.Single().Gap.Action));
    }

    [Fact]
    public async Task A_check_that_throws_costs_that_resource_its_verdict_and_nothing_else()
    {
        var throwing = new DoorCheck("throws", door => door.Id == "a" ? throw new FormatException("odd") : Verdict.Ok);

        var result = (await EngineRun.OfAsync([Doors(new("a", "us-east-1"), new("b", "us-east-1"))], [throwing])).Result("throws");

        Assert.Equal(CheckStatus.NotAvailable, result.Status);
        Assert.Equal(new ResourcesSummary(1, 0, 1, 0), result.Summary);
    }

    [Fact]
    public async Task Parts_are_loaded_only_for_the_checks_that_read_them()
    {
        var locks = new DoorPart(Door.LockPart, door => door with { Lock = true });
        var owners = new DoorPart(Door.OwnerPart, door => door with { Owner = "Ann" });
        var locked = new DoorCheck("locked", door => door.Lock.TryRead(out _, out var gap) ? Verdict.Ok : gap) { Needs = [Door.LockPart] };

        await EngineRun.OfAsync([Doors(new("a", "us-east-1"), new("b", "us-east-1")), locks, owners], [locked]);

        Assert.Equal(["a", "b"], locks.Loaded.Order());
        Assert.Empty(owners.Loaded);
    }

    [Fact]
    public async Task Column_parts_are_loaded_for_listed_resources_alone_and_once_for_two_checks()
    {
        var owners = new DoorPart(Door.OwnerPart, door => door with { Owner = "Ann" });
        DoorCheck Flagging(string id) => new(id, door => door.Open ? Verdict.Warning("open") : Verdict.Ok)
        {
            ColumnNeeds = [Door.OwnerPart],
            Columns = [new("Owner", door => door.Owner.OrDefault())],
        };

        var run = await EngineRun.OfAsync([Doors(new("a", "us-east-1"), new("b", "us-east-1", Open: true)), owners], [Flagging("one"), Flagging("two")]);

        Assert.Equal(["b"], owners.Loaded);
        Assert.Equal("Ann", run.Result("two").Items.Single().Columns.Single().Value);
    }

    [Fact]
    public async Task An_unreadable_part_is_a_gap_for_the_checks_that_need_it_and_for_no_other()
    {
        var locks = new DoorPart(Door.LockPart, door => door.Id == "a" ? throw new TimeoutException() : door with { Lock = true });
        var locked = new DoorCheck("locked", door => door.Lock.TryRead(out _, out var gap) ? Verdict.Ok : gap) { Needs = [Door.LockPart] };

        var run = await EngineRun.OfAsync([Doors(new("a", "us-east-1"), new("b", "us-east-1")), locks], [locked, Open]);

        Assert.Equal((1, 1), (run.Result("locked").Summary.Processed, run.Result("locked").Summary.Ignored));
        Assert.Equal(CheckStatus.NotAvailable, run.Result("locked").Status);
        Assert.Equal(CheckStatus.Ok, run.Result("open-doors").Status);
        Assert.Equal(GapReason.TimedOut, Assert.Single(run.Unavailable).Gap.Reason);
    }

    [Fact]
    public async Task A_part_that_is_read_and_not_declared_is_not_available_even_when_nothing_else_is_wrong()
    {
        var careless = new DoorCheck("careless", door => door.Lock.TryRead(out _, out var gap) ? Verdict.Ok : gap);

        Assert.Equal(CheckStatus.NotAvailable, (await EngineRun.OfAsync([Doors(new Door("a", "us-east-1"))], [careless])).Result("careless").Status);
    }

    [Fact]
    public async Task A_derivation_sees_all_records_and_speaks_for_a_Region_without_any()
    {
        var empty = new DoorCountCheck(count => count.Doors == 0 ? Verdict.Error("No door") : Verdict.Ok);
        var doors = new DoorCollector(region => region == "us-east-1" ? [[new Door("a", region)], [new Door("b", region)]] : []);

        var result = (await EngineRun.OfAsync([doors, new DoorCounts()], [empty], ["eu-west-1", "us-east-1"])).Result("door-count");

        Assert.Equal("eu-west-1", Assert.Single(result.Items).Region);
        Assert.Equal(2, result.Summary.Processed);
    }

    [Fact]
    public async Task A_gap_of_the_input_is_a_gap_of_what_is_derived_from_it()
    {
        var few = new DoorCountCheck(_ => Verdict.Ok);

        var run = await EngineRun.OfAsync([BreaksAfter(new Door("a", "us-east-1")), new DoorCounts()], [few]);

        Assert.Equal(CheckStatus.NotAvailable, run.Result("door-count").Status);
    }

    [Fact]
    public async Task What_the_account_has_once_is_collected_once_and_read_in_every_Region()
    {
        var houses = new HouseCollector();
        var join = new DoorPart(Door.HousePart, door => door, typeof(House))
        {
            WithContext = (door, context) => door with { House = context.All<House>().Single().Id },
        };
        var housed = new DoorCheck("housed", door => Verdict.Warning(door.House.OrDefault()!)) { Needs = [Door.HousePart] };

        var run = await EngineRun.OfAsync([new DoorCollector(region => [[new Door("a", region)]]), houses, join], [housed], ["eu-west-1", "us-east-1"]);

        Assert.Equal(1, houses.Asked);
        Assert.Equal(["villa", "villa"], run.Result("housed").Items.Select(item => item.Detail));
    }

    [Fact]
    public async Task One_call_is_made_for_a_key_whoever_asks()
    {
        var calls = 0;
        var locks = new DoorPart(Door.LockPart, door => door)
        {
            WithContext = (door, context) => door with
            {
                Lock = context.OnceAsync("lock", _ => Task.FromResult(Interlocked.Increment(ref calls) == 1), default).AsTask().GetAwaiter().GetResult(),
            },
        };
        var locked = new DoorCheck("locked", door => door.Lock.TryRead(out var shut, out var gap) ? shut ? Verdict.Ok : Verdict.Error("asked twice") : gap) { Needs = [Door.LockPart] };

        var run = await EngineRun.OfAsync([new DoorCollector(region => [[new Door("a", region), new Door("b", region)]]), locks], [locked], ["eu-west-1", "us-east-1"]);

        Assert.Equal(CheckStatus.Ok, run.Result("locked").Status);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_cancelled_run_says_what_was_not_reached()
    {
        using var ended = new CancellationTokenSource();
        var doors = new DoorCollector(_ => EndsWhileReading());

        var run = await EngineRun.OfAsync([doors, new DoorCounts()], [Open, new DoorCountCheck(_ => Verdict.Ok)], ["eu-west-1", "us-east-1"], ended.Token);

        Assert.Equal(4, run.Unavailable.Count);
        Assert.All(run.Unavailable, gap => Assert.Equal(GapReason.NotReached, gap.Gap.Reason));

        IEnumerable<IReadOnlyList<Door>> EndsWhileReading()
        {
            ended.Cancel();
            yield return [new Door("a", "us-east-1")];
        }
    }

    [Fact]
    public async Task A_cancelled_run_asks_for_nothing_more_however_many_records_are_left()
    {
        using var ended = new CancellationTokenSource();
        var doors = Enumerable.Range(0, 5_000).Select(i => new Door($"{i}", "us-east-1")).ToArray();
        var locks = new DoorPart(Door.LockPart, door => door with { Lock = true })
        {
            WithContext = (door, _) =>
            {
                ended.Cancel();
                return door with { Lock = true };
            },
        };
        var locked = new DoorCheck("locked", door => door.Lock.TryRead(out _, out var gap) ? Verdict.Ok : gap) { Needs = [Door.LockPart] };

        // The collector never looks whether the run is ended.
        var run = await EngineRun.OfAsync([new HeedlessDoors(doors), locks], [locked], cancellationToken: ended.Token);

        // Batches of one, 64 at once: no more can have begun.
        Assert.InRange(locks.Loaded.Count, 1, 64);
        Assert.All(run.Unavailable, gap => Assert.Equal(GapReason.NotReached, gap.Gap.Reason));

        // Four portions of a thousand were begun at the most; the last of the five was not.
        Assert.InRange(run.Result("locked").Summary.Ignored, 0, 4_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_planned_unit_has_exactly_one_outcome_whatever_fails(int seed)
    {
        var chance = new Random(seed);
        string[] regions = ["ap-south-1", "eu-west-1", "us-east-1", "us-west-2"];
        var fails = regions.ToDictionary(region => region, _ => chance.Next(4));
        var doors = new DoorCollector(region => fails[region] switch
        {
            0 => throw new IOException("reset"),
            1 => Breaking([new Door("a", region)]),
            _ => [[new Door("a", region, Open: chance.Next(2) == 0)]],
        });

        var run = await EngineRun.OfAsync([doors, new DoorCounts()], [Open, new DoorCountCheck(_ => Verdict.Ok)], regions);

        var broken = fails.Values.Count(kind => kind < 2);
        Assert.Equal(2 * broken, run.Unavailable.Count);
        Assert.Equal(2 * broken, run.Unavailable.DistinctBy(gap => (gap.Region, gap.CheckId)).Count());
        Assert.Equal(broken > 0 ? CheckStatus.NotAvailable : CheckStatus.Ok, run.Result("door-count").Status);
    }

    private static DoorCollector Doors(params Door[] doors) => new(_ => [doors]);

    private static DoorCollector BreaksAfter(Door door) => new(_ => Breaking([door]));

    private static IEnumerable<IReadOnlyList<Door>> Breaking(Door[] page)
    {
        yield return page;
        throw new IOException("The connection was reset");
    }
}
