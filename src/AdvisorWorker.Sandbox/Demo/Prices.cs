namespace AdvisorWorker.Sandbox.Demo;

/// <summary>What AWS asks in public for the demo's instances, storage and load balancers.</summary>
internal static class Prices
{
    private const decimal WindowsPerVcpuHour = 0.046m;

    public static void AddTo(SandboxAccount account)
    {
        foreach (var type in InstanceTypes.All)
        {
            Instance(type, DemoAccount.MainRegion, "US East (N. Virginia)", "USE1", type.UsEast);
            Instance(type, DemoAccount.OtherRegion, "EU (Ireland)", "EU", type.EuWest);
        }

        Volume("gp2", "General Purpose", 0.10m, 0.11m);
        Volume("gp3", "General Purpose", 0.08m, 0.088m);
        Volume("io1", "Provisioned IOPS", 0.125m, 0.138m);
        Volume("io2", "Provisioned IOPS", 0.125m, 0.138m);
        Volume("st1", "Throughput Optimized HDD", 0.045m, 0.05m);
        Volume("sc1", "Cold HDD", 0.015m, 0.0168m);
        Volume("standard", "Magnetic", 0.05m, 0.055m);
        LoadBalancer("LoadBalancing", "LoadBalancer hourly usage by Classic Load Balancer", "Load Balancer", 0.025m, 0.028m);
        LoadBalancer("LoadBalancing:Application", "LoadBalancer hourly usage by Application Load Balancer", "Load Balancer-Application", 0.0225m, 0.0252m);
        LoadBalancer("LoadBalancing:Network", "LoadBalancer hourly usage by Network Load Balancer", "Load Balancer-Network", 0.0225m, 0.0252m);

        Database("PostgreSQL", 0.159m, 0.175m);
        Database("MySQL", 0.152m, 0.168m);

        void Instance(InstanceTypes type, string region, string location, string usage, decimal price)
        {
            Add("AmazonEC2", "Compute Instance", region, location, "Hrs", price, InstanceAttributes(type, usage, "Linux", "NA"));
            Add("AmazonEC2", "Compute Instance", region, location, "Hrs", price + (WindowsPerVcpuHour * type.Vcpus), InstanceAttributes(type, usage, "Windows", "NA"));

            // A reservation that nobody uses has a price of nothing; readers must ask for the used ones.
            Add("AmazonEC2", "Compute Instance", region, location, "Hrs", 0, InstanceAttributes(type, usage, "Linux", "NA", "AllocatedCapacityReservation"));
        }

        void Volume(string api, string kind, decimal usEast, decimal euWest)
        {
            Dictionary<string, string> attributes = new() { ["volumeApiName"] = api, ["volumeType"] = kind, ["usagetype"] = $"EBS:VolumeUsage.{api}" };
            Add("AmazonEC2", "Storage", DemoAccount.MainRegion, "US East (N. Virginia)", "GB-Mo", usEast, attributes);
            Add("AmazonEC2", "Storage", DemoAccount.OtherRegion, "EU (Ireland)", "GB-Mo", euWest, attributes);
        }

        void Database(string engine, decimal usEast, decimal euWest)
        {
            foreach (var (deployment, times) in ((string, int)[])[("Single-AZ", 1), ("Multi-AZ", 2)])
            {
                Dictionary<string, string> attributes = new()
                {
                    ["instanceType"] = Databases.Class,
                    ["databaseEngine"] = engine,
                    ["deploymentOption"] = deployment,
                    ["licenseModel"] = "No license required",
                    ["usagetype"] = $"InstanceUsage:{Databases.Class}",
                };
                Add("AmazonRDS", "Database Instance", DemoAccount.MainRegion, "US East (N. Virginia)", "Hrs", usEast * times, attributes);
                Add("AmazonRDS", "Database Instance", DemoAccount.OtherRegion, "EU (Ireland)", "Hrs", euWest * times, attributes);
            }
        }

        void LoadBalancer(string operation, string description, string family, decimal usEast, decimal euWest)
        {
            Dictionary<string, string> attributes = new() { ["operation"] = operation, ["groupDescription"] = description, ["group"] = "ELB:Balancing", ["usagetype"] = "LoadBalancerUsage" };
            Add("AWSELB", family, DemoAccount.MainRegion, "US East (N. Virginia)", "Hrs", usEast, attributes);
            Add("AWSELB", family, DemoAccount.OtherRegion, "EU (Ireland)", "Hrs", euWest, attributes);
        }

        void Add(string service, string family, string region, string location, string unit, decimal price, Dictionary<string, string> attributes) => account.Prices.Add(new(
            service,
            $"SKU{account.Prices.Count:0000000000}",
            family,
            new Dictionary<string, string>(attributes, StringComparer.Ordinal) { ["regionCode"] = region, ["location"] = location, ["locationType"] = "AWS Region" },
            unit,
            price));
    }

    private static Dictionary<string, string> InstanceAttributes(InstanceTypes type, string usage, string system, string software, string capacity = "Used") => new()
    {
        ["instanceType"] = type.Name,
        ["vcpu"] = $"{type.Vcpus}",
        ["memory"] = $"{type.MemoryGib} GiB",
        ["operatingSystem"] = system,
        ["preInstalledSw"] = software,
        ["licenseModel"] = "No License required",
        ["tenancy"] = "Shared",
        ["capacitystatus"] = capacity,
        ["usagetype"] = $"{usage}-BoxUsage:{type.Name}",
    };
}
