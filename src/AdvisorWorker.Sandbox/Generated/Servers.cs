using AdvisorWorker.Sandbox.Demo;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>A server with its interface, its volume and the volume's snapshot.</summary>
internal static class Servers
{
    private const string BootDevice = "/dev/xvda";
    private const double IdleShare = 0.05;

    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("srv");
        var number = region.Ec2.Reservations.Count;
        var zone = region.ServerZone(number);
        var type = InstanceTypes.Of(region.One("t3.medium", "t3.large", "m5.large", "m5.xlarge", "c5.large", "r5.large"));
        var volume = Disks.Add(region, name, region.Between(8, 100), at.Zone(zone));
        var instance = new Instance
        {
            InstanceId = region.Id("i"),
            ImageId = Compute.ImageId(at),
            InstanceType = type.Name,
            KeyName = "ops",
            State = new() { Code = 16, Name = "running" },
            LaunchTime = at.Ago(region.Between(15, 700)),
            Placement = new() { AvailabilityZone = at.Zone(zone), Tenancy = "default" },
            VpcId = Network.VpcId(at, Network.Shop),
            SubnetId = Network.SubnetId(at, Network.Shop, zone),
            PrivateIpAddress = $"10.{100 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}",
            Architecture = "x86_64",
            PlatformDetails = "Linux/UNIX",
            RootDeviceName = BootDevice,
            RootDeviceType = "ebs",
            EbsOptimized = type.IsEbsOptimizedAlways,
            CpuOptions = new() { CoreCount = type.Vcpus / type.ThreadsPerCore, ThreadsPerCore = type.ThreadsPerCore },
            MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", State = "applied" },
            Monitoring = new() { State = "disabled" },
            SecurityGroups = region.Groups("app"),
            Tags = region.Tags(name),
        };
        instance.BlockDeviceMappings = [new()
        {
            DeviceName = BootDevice,
            Ebs = new() { VolumeId = volume.VolumeId, Status = "attached", DeleteOnTermination = true, AttachTime = volume.CreateTime },
        }];
        var card = Interfaces.OfInstance(at, name, instance);
        card.NetworkInterfaceId = region.Id("eni");
        instance.NetworkInterfaces = [new()
        {
            NetworkInterfaceId = card.NetworkInterfaceId,
            Status = "in-use",
            VpcId = instance.VpcId,
            SubnetId = instance.SubnetId,
            Groups = instance.SecurityGroups,
        }];
        region.Ec2.Reservations.Add(new() { ReservationId = region.Id("r"), OwnerId = at.Account.Id, Instances = [instance] });
        region.Ec2.NetworkInterfaces.Add(card);
        Disks.Attach(region, volume, instance, BootDevice, 40_000);
        AddMetrics(region, instance.InstanceId!);
        region.Server = instance;
    }

    private static void AddMetrics(GeneratedRegion region, string id)
    {
        var load = region.Happens(IdleShare) ? Load.Idle : region.One(Load.Busy, Load.Steady);
        region.Metric("AWS/EC2", "CPUUtilization", "InstanceId", id, load.CpuPercent);
        region.Metric("AWS/EC2", "NetworkIn", "InstanceId", id, load.Megabytes * 1e6 * 0.6);
        region.Metric("AWS/EC2", "NetworkOut", "InstanceId", id, load.Megabytes * 1e6 * 0.4);
    }
}
