namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Reserved Instances: bought this month, bought long ago, and run out.</summary>
internal static class Reservations
{
    public static void AddTo(DemoRegion at)
    {
        Add(at, "web", "m5.large", 4, boughtDaysAgo: 0.1, zone: null, "active");
        Add(at, "checkout", "c5.large", 2, boughtDaysAgo: 200, at.Zone('a'), "active");
        Add(at, "old-search", "r4.large", 3, boughtDaysAgo: 500, zone: null, "retired");
    }

    private static void Add(DemoRegion at, string knownBy, string type, int count, double boughtDaysAgo, string? zone, string state) => at.Ec2.ReservedInstances.Add(new()
    {
        ReservedInstancesId = at.Uuid("ri/" + knownBy),
        InstanceType = type,
        InstanceCount = count,
        AvailabilityZone = zone,
        Scope = zone is null ? "Region" : "Availability Zone",
        State = state,
        Start = at.Ago(boughtDaysAgo),
        End = at.Ago(boughtDaysAgo).AddDays(365),
        Duration = 31_536_000,
        OfferingClass = "standard",
        OfferingType = "No Upfront",
        ProductDescription = "Linux/UNIX",
        CurrencyCode = "USD",
        InstanceTenancy = "default",
    });
}
