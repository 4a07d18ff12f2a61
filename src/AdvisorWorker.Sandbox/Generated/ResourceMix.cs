namespace AdvisorWorker.Sandbox.Generated;

/// <summary>How often which kind of resource comes, with what comes along with it.</summary>
internal static class ResourceMix
{
    // Weight, how many resources it is, and how to add it.
    private static readonly (int Weight, int Size, Action<GeneratedRegion> Add)[] Kinds =
    [
        (1000, 3, Servers.Add),
        (600, 2, Disks.AddData),
        (1200, 1, Disks.AddOldSnapshot),
        (60, 1, Disks.AddForgotten),
        (1000, 1, Functions.Add),
        (800, 1, Alarms.Add),
        (500, 1, Networks.AddGroup),
        (500, 1, Networks.AddInterface),
        (120, 2, Databases.Add),
        (200, 1, Tables.Add),
        (60, 2, Balancers.Add),
        (50, 1, Balancers.AddGroup),
        (25, 1, Buckets.Add),
        (10, 1, People.AddUser),
        (15, 1, People.AddRole),
    ];

    private static readonly int Total = Kinds.Sum(kind => kind.Weight);

    /// <summary>Adds one kind, of no more than <paramref name="most"/> resources; tells how many it was.</summary>
    public static int Add(GeneratedRegion region, int most)
    {
        var pick = region.Between(1, Total);
        foreach (var (weight, size, add) in Kinds)
        {
            pick -= weight;
            if (pick <= 0 && size <= most)
            {
                add(region);
                return size;
            }
        }

        throw new InvalidOperationException("the last kind is of one resource");
    }
}
