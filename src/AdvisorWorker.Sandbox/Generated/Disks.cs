using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Volumes and snapshots.</summary>
internal static class Disks
{
    /// <summary>A volume for data at a server, with a snapshot.</summary>
    public static void AddData(GeneratedRegion region)
    {
        var name = region.Name("data");
        var volume = Add(region, name, region.Between(20, 200), region.Server?.Placement?.AvailabilityZone ?? region.At.Zone('a'));
        if (region.Server is { } server)
        {
            Attach(region, volume, server, $"/dev/sd{(char)('f' + region.Between(0, 10))}", region.Happens(0.04) ? 0 : 250_000);
        }
    }

    /// <summary>A volume that is attached to nothing and was never saved.</summary>
    public static void AddForgotten(GeneratedRegion region) => AddVolume(region, region.Name("old"), region.Between(10, 100), region.At.Zone('b'));

    /// <summary>A snapshot of a volume that is no more.</summary>
    public static void AddOldSnapshot(GeneratedRegion region) => AddSnapshot(region, region.Id("vol"), region.Between(10, 200), region.Between(2, 900));

    /// <summary>A volume with a snapshot, of which a few are stale.</summary>
    public static Volume Add(GeneratedRegion region, string name, int size, string zone)
    {
        var volume = AddVolume(region, name, size, zone);
        AddSnapshot(region, volume.VolumeId!, size, region.Happens(0.06) ? region.Between(8, 90) : region.Between(1, 5));
        return volume;
    }

    public static void Attach(GeneratedRegion region, Volume volume, Instance server, string device, double operations)
    {
        volume.State = "in-use";
        volume.Attachments = [new()
        {
            VolumeId = volume.VolumeId,
            InstanceId = server.InstanceId,
            Device = device,
            State = "attached",
            AttachTime = volume.CreateTime,
            DeleteOnTermination = true,
        }];
        region.Metric("AWS/EBS", "VolumeReadOps", "VolumeId", volume.VolumeId!, operations * 0.7);
        region.Metric("AWS/EBS", "VolumeWriteOps", "VolumeId", volume.VolumeId!, operations * 0.3);
    }

    private static Volume AddVolume(GeneratedRegion region, string name, int size, string zone)
    {
        var volume = new Volume
        {
            VolumeId = region.Id("vol"),
            VolumeType = "gp3",
            Size = size,
            Iops = 3000,
            AvailabilityZone = zone,
            State = "available",
            Encrypted = true,
            CreateTime = region.At.Ago(region.Between(100, 900)),
            Tags = region.Tags(name),
        };
        region.Ec2.Volumes.Add(volume);
        return volume;
    }

    private static void AddSnapshot(GeneratedRegion region, string volume, int size, int age) => region.Ec2.Snapshots.Add(new(new()
    {
        SnapshotId = region.Id("snap"),
        VolumeId = volume,
        VolumeSize = size,
        OwnerId = region.At.Account.Id,
        State = "completed",
        Progress = "100%",
        StorageTier = "standard",
        Encrypted = true,
        StartTime = region.At.Ago(age),
        Description = "Policy daily",
    }));
}
