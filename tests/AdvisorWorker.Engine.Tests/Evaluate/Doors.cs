using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Tests.Evaluate;

/// <summary>A made-up resource for tests of the engine.</summary>
public sealed record Door(string Id, string Region, bool Open = false) : Resource(Id, Region)
{
    public static PartKey<Door> LockPart { get; } = new(nameof(Lock), (door, gap) => door with { Lock = gap });

    public static PartKey<Door> OwnerPart { get; } = new(nameof(Owner), (door, gap) => door with { Owner = gap });

    public static PartKey<Door> HousePart { get; } = new(nameof(House), (door, gap) => door with { House = gap });

    public Part<bool> Lock { get; init; }

    public Part<string> Owner { get; init; }

    public Part<string> House { get; init; }
}

/// <summary>All doors of a Region as one record.</summary>
public sealed record DoorCount(string Region, int Doors) : Resource(Region, Region);

/// <summary>Something the account has once.</summary>
public sealed record House(string Id) : Resource(Id, AwsScope.Global);

public sealed class DoorCounts : Derivation<Door, DoorCount>
{
    private int doors;

    public override void Add(Door input) => doors++;

    public override IEnumerable<DoorCount> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, doors)];
}

/// <summary>Yields what it is given, and counts how often it is asked.</summary>
public sealed class DoorCollector(Func<string, IEnumerable<IReadOnlyList<Door>>> pages) : ICollector<Door>
{
    public int Asked;

    public ImmutableArray<string> Operations => ["doors:List"];

    public async IAsyncEnumerable<IReadOnlyList<Door>> CollectAsync(
        CollectContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Asked);
        foreach (var page in pages(context.Scope.Region))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
    }
}

/// <summary>Yields what it is given on one page, and never looks at its token.</summary>
public sealed class HeedlessDoors(IReadOnlyList<Door> doors) : ICollector<Door>
{
    public ImmutableArray<string> Operations => ["doors:List"];

    public async IAsyncEnumerable<IReadOnlyList<Door>> CollectAsync(
        CollectContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return doors;
    }
}

public sealed class HouseCollector : ICollector<House>
{
    public int Asked;

    public bool AccountWide => true;

    public ImmutableArray<string> Operations => ["houses:List"];

    public async IAsyncEnumerable<IReadOnlyList<House>> CollectAsync(
        CollectContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Asked);
        await Task.Yield();
        yield return [new House("villa")];
    }
}

/// <summary>A part made by a function, which may throw; remembers what it was asked for.</summary>
public sealed class DoorPart(PartKey<Door> key, Func<Door, Door> load, params ImmutableArray<Type> inputs) : IPart<Door>
{
    public List<string> Loaded { get; } = [];

    public PartKey<Door> Key => key;

    public ImmutableArray<string> Operations => [$"doors:Get{key.Name}"];

    public ImmutableArray<Type> Inputs => inputs;

    public Func<Door, CollectContext, Door>? WithContext { get; init; }

    public ValueTask<IReadOnlyList<Door>> LoadAsync(IReadOnlyList<Door> batch, CollectContext context, CancellationToken cancellationToken)
    {
        lock (Loaded)
        {
            Loaded.AddRange(batch.Select(door => door.Id));
        }

        return new([.. batch.Select(door => WithContext is null ? load(door) : WithContext(door, context))]);
    }
}

/// <summary>A check made of a function.</summary>
public sealed class DoorCheck(string id, Func<Door, Verdict> judge) : ICheck<Door>
{
    public ImmutableArray<PartKey<Door>> Needs { get; init; } = [];

    public ImmutableArray<PartKey<Door>> ColumnNeeds { get; init; } = [];

    public ImmutableArray<Column<Door>> Columns { get; init; } = [];

    public bool ListsPassing { get; init; }

    public CheckDescriptor<Door> Descriptor => field ??= new(id, null, Pillar.Security)
    {
        Title = id,
        Why = "",
        Fix = "",
        Criteria = "",
        Needs = Needs,
        ColumnNeeds = ColumnNeeds,
        Columns = Columns,
        ListsPassing = ListsPassing,
    };

    public Verdict Evaluate(Door resource, Moment at) => judge(resource);
}

public sealed class DoorCountCheck(Func<DoorCount, Verdict> judge) : ICheck<DoorCount>
{
    public CheckDescriptor<DoorCount> Descriptor { get; } =
        new("door-count", null, Pillar.Security) { Title = "", Why = "", Fix = "", Criteria = "", Granularity = Granularity.Region };

    public Verdict Evaluate(DoorCount resource, Moment at) => judge(resource);
}
