using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Instances: the shop's tiers spread evenly over zones in the main Region and badly in the other, and servers that nobody remembers.</summary>
internal static class Compute
{
    public static void AddTo(DemoRegion at)
    {
        InstanceTypes.AddTo(at);
        AddImage(at);
        if (at.IsMain)
        {
            AddMainRegion(at);
        }
        else
        {
            AddOtherRegion(at);
        }
    }

    public static string ImageId(DemoRegion at) => at.Id("ami", "base");

    public static string InstanceId(DemoRegion at, string name) => at.Id("i", name);

    /// <summary>What servers are launched with.</summary>
    public static void AddImage(DemoRegion at)
    {
        at.Ec2.Images.Add(new()
        {
            ImageId = ImageId(at),
            OwnerId = at.Account.Id,
            Name = "fernweh-base-2026.10",
            State = "available",
            Public = false,
            CreationDate = at.Ago(30).ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", null),
        });
        at.Ec2.KeyPairs.Add(new() { KeyPairId = at.Id("key", "ops"), KeyName = "ops", KeyType = "ed25519", CreateTime = at.Ago(900) });
    }

    private static void AddMainRegion(DemoRegion at)
    {
        Tier(at, "web", "m5.large", 6, Load.Busy, "app");
        Tier(at, "checkout", "c5.large", 6, Load.Steady, "app");
        Tier(at, "search", "r5.large", 3, Load.Busy, "app");
        Tier(at, "worker", "m6g.large", 3, Load.Steady, "app").ForEach(instance => instance.InstanceLifecycle = "spot");
        Tier(at, "staging-web", "t3.medium", 3, Load.Steady, "app");
        Launch(at, "image-encoder", "c5.2xlarge", 'a', Load.Hot, "app");
        Launch(at, "recommendation-training", "g4dn.xlarge", 'b', Load.Hot, "app");
        Launch(at, "bastion", "t3.micro", 'c', new(12, 60), "bastion");
        Launch(at, "partner-gateway", "c5.xlarge", 'c', Load.Steady, "partner-allowlist", "app");
        Launch(at, "order-history-db", "m3.xlarge", 'a', Load.Steady, "database");
        Launch(at, "mysql-agency", "m5.xlarge", 'b', new(9, 340), "mysql-public");

        // Nobody uses these any more, or nobody ever did.
        Launch(at, "loyalty-prototype", "m5.xlarge", 'a', Load.Idle, "ssh-anywhere");
        Launch(at, "black-friday-2024", "c5.2xlarge", 'b', Load.Idle, "app");
        Launch(at, "feed-importer", "t3.large", 'c', Load.Idle, "app");
        Launch(at, "voice-chat", "t3.medium", 'c', new(4, 30), "voice-chat");
        Windows(Launch(at, "reporting", "t3.large", 'a', Load.Idle, "windows-admin"));
        Stop(at, Launch(at, "reporting-2019", "m5.large", 'b', load: null, "windows-admin"));
        Stop(at, Launch(at, "load-test", "c5.2xlarge", 'a', load: null, "app"));

        var letters = "abc";
        for (var i = 0; i < HostileNames.All.Count; i++)
        {
            Name(Launch(at, $"sandbox-{i}", "t3.micro", letters[i % letters.Length], i % 2 == 0 ? Load.Idle : Load.Steady, "app"), HostileNames.All[i]);
        }
    }

    private static void AddOtherRegion(DemoRegion at)
    {
        Launch(at, "web-1", "m5.large", 'a', Load.Busy, "app");
        Launch(at, "web-2", "m5.large", 'a', Load.Busy, "app");
        Launch(at, "web-3", "m5.large", 'a', Load.Busy, "app");
        Launch(at, "web-4", "m5.large", 'b', Load.Busy, "app");
        Launch(at, "checkout-1", "c5.large", 'a', Load.Steady, "app");
        Launch(at, "checkout-2", "c5.large", 'b', Load.Steady, "app");
        Launch(at, "tax-engine", "c5.xlarge", 'a', Load.Hot, "app");
        Launch(at, "tax-archive-db", "m3.xlarge", 'b', Load.Steady, "database");
        Launch(at, "partner-gateway", "t3.medium", 'a', Load.Steady, "partner-allowlist", "app");
        Launch(at, "gdpr-export", "m5.xlarge", 'a', Load.Idle, "ssh-anywhere");
        Name(Launch(at, "monitoring", "t3.large", 'a', Load.Idle, "metrics"), HostileNames.Script);
        Stop(at, Launch(at, "migration-2023", "r5.xlarge", 'b', load: null, "app"));
    }

    private static List<Instance> Tier(DemoRegion at, string name, string type, int count, Load load, params string[] groups)
    {
        var letters = "abc";
        return [.. Enumerable.Range(0, count).Select(i => Launch(at, $"{name}-{i + 1}", type, letters[i % letters.Length], load, groups))];
    }

    private static Instance Launch(DemoRegion at, string name, string typeName, char zone, Load? load, params string[] groups)
    {
        var type = InstanceTypes.Of(typeName);
        var id = InstanceId(at, name);
        var environment = name.StartsWith("staging", StringComparison.Ordinal) ? "staging" : "production";
        var instance = new Instance
        {
            InstanceId = id,
            ImageId = ImageId(at),
            InstanceType = typeName,
            KeyName = "ops",
            State = new() { Code = 16, Name = "running" },
            LaunchTime = at.Ago(20 + (name.Length * 9)),
            Placement = new() { AvailabilityZone = at.Zone(zone), Tenancy = "default" },
            VpcId = Network.VpcId(at, Network.Shop),
            SubnetId = Network.SubnetId(at, Network.Shop, zone),
            PrivateIpAddress = $"10.20.{at.Ec2.Reservations.Count / 200}.{10 + (at.Ec2.Reservations.Count % 200)}",
            Architecture = typeName.StartsWith("m6g", StringComparison.Ordinal) ? "arm64" : "x86_64",
            PlatformDetails = "Linux/UNIX",
            RootDeviceName = "/dev/xvda",
            RootDeviceType = "ebs",
            EbsOptimized = type.IsEbsOptimizedAlways,
            CpuOptions = new() { CoreCount = type.Vcpus / type.ThreadsPerCore, ThreadsPerCore = type.ThreadsPerCore },
            MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", State = "applied" },
            Monitoring = new() { State = "disabled" },
            SecurityGroups = [.. groups.Select(group => SecurityGroups.Named(at, group))],
            Tags = DemoRegion.Tags(name, environment),
        };
        instance.NetworkInterfaces = [new()
        {
            NetworkInterfaceId = at.Id("eni", name),
            Status = "in-use",
            VpcId = instance.VpcId,
            SubnetId = instance.SubnetId,
            Groups = instance.SecurityGroups,
        }];
        at.Ec2.Reservations.Add(new() { ReservationId = at.Id("r", name), OwnerId = at.Account.Id, Instances = [instance] });
        at.Ec2.NetworkInterfaces.Add(Interfaces.OfInstance(at, name, instance));
        Volumes.Boot(at, name, instance, environment);
        if (load is not null)
        {
            at.Metric("AWS/EC2", "CPUUtilization", "InstanceId", id, load.CpuPercent);
            at.Metric("AWS/EC2", "NetworkIn", "InstanceId", id, load.Megabytes * 1e6 * 0.6);
            at.Metric("AWS/EC2", "NetworkOut", "InstanceId", id, load.Megabytes * 1e6 * 0.4);
        }

        return instance;
    }

    private static void Name(Instance instance, string name) => instance.Tags!.Single(tag => tag.Key == "Name").Value = name;

    private static void Windows(Instance instance) => (instance.Platform, instance.PlatformDetails) = ("windows", "Windows");

    private static void Stop(DemoRegion at, Instance instance)
    {
        instance.State = new() { Code = 80, Name = "stopped" };
        instance.StateTransitionReason = $"User initiated ({at.Ago(200):yyyy-MM-dd HH:mm:ss} GMT)";
    }
}
