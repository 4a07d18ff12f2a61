using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Volumes with and without work, and their snapshots: fresh, stale, missing, and two that the world may restore.</summary>
internal static class Volumes
{
    private const string BootDevice = "/dev/xvda";

    public static void AddTo(DemoRegion at)
    {
        at.Ec2.EncryptsVolumesByDefault = !at.IsMain;
        at.Ec2.SnapshotBlockPublicAccess = at.IsMain ? "unblocked" : "block-all-sharing";
        if (at.IsMain)
        {
            Attached(at, "order-history-data", "io1", 500, "order-history-db", 'a', operations: 4_200_000, snapshotAge: 1, iops: 8000);
            Attached(at, "mysql-agency-data", "io2", 200, "mysql-agency", 'b', operations: 310_000, snapshotAge: 12, iops: 3000);
            Attached(at, "search-index-1", "gp3", 800, "search-1", 'a', operations: 2_600_000, snapshotAge: 2, iops: 3000);
            Attached(at, "search-index-2", "gp3", 800, "search-2", 'b', operations: 2_500_000, snapshotAge: 2, iops: 3000);
            Attached(at, "search-index-3", "gp3", 800, "search-3", 'c', operations: 2_700_000, snapshotAge: 2, iops: 3000);
            Attached(at, "loyalty-data", "gp2", 500, "loyalty-prototype", 'a', operations: 0, snapshotAge: 210);
            Attached(at, "reporting-archive", "st1", 2000, "reporting", 'a', operations: 0, snapshotAge: 20);
            Attached(at, "load-test-results", "gp2", 300, "load-test", 'a', operations: null, snapshotAge: null);
            Unattached(at, "black-friday-2023", "gp2", 1000, 'b', snapshotAge: 380);
            Unattached(at, "old-catalogue", "standard", 400, 'c', snapshotAge: null);
            Unattached(at, "photo-archive", "sc1", 4000, 'a', snapshotAge: 45);
            Unattached(at, "formula", "gp3", 120, 'a', snapshotAge: 3, HostileNames.LeakingFormula);
            Unattached(at, "markup", "gp3", 40, 'b', snapshotAge: null, HostileNames.Markup);
            Unattached(at, "longest", "gp3", 10, 'b', snapshotAge: 9, HostileNames.Longest);
            Unattached(at, "lines", "gp3", 10, 'c', snapshotAge: 9, HostileNames.SecondLine);
        }
        else
        {
            Attached(at, "tax-engine-data", "io1", 100, "tax-engine", 'a', operations: 900_000, snapshotAge: 1, iops: 2000);
            Attached(at, "tax-archive-data", "io1", 200, "tax-archive-db", 'b', operations: 120_000, snapshotAge: 2, iops: 1000);
            Attached(at, "gdpr-export-data", "gp2", 700, "gdpr-export", 'a', operations: 0, snapshotAge: 100);
            Unattached(at, "json", "gp3", 200, 'b', snapshotAge: null, HostileNames.JsonBreaker);
        }

        // In the other Region a block takes what the snapshot's own permission gives.
        Shared(at, "base-image", at.IsMain ? HostileNames.Script : "base image for partners", "all");
        Shared(at, "partner-handover", "for the agency", "444455556666");
    }

    public static void Boot(DemoRegion at, string server, Instance instance, string environment)
    {
        var age = environment == "staging" ? 15 : server.Contains("prototype", StringComparison.Ordinal) ? 75 : 1;
        var volume = Add(at, server + "/boot", server, "gp3", 30, instance.Placement!.AvailabilityZone!, age, 3000);
        Attach(at, volume, instance.InstanceId!, BootDevice);
        Operations(at, volume, 40_000);
        instance.BlockDeviceMappings = [new() { DeviceName = BootDevice, Ebs = new() { VolumeId = volume.VolumeId, Status = "attached", DeleteOnTermination = true, AttachTime = volume.CreateTime } }];
    }

    private static void Attached(DemoRegion at, string name, string type, int size, string server, char zone, double? operations, int? snapshotAge, int? iops = null)
    {
        var volume = Add(at, name, name, type, size, at.Zone(zone), snapshotAge, iops);
        Attach(at, volume, Compute.InstanceId(at, server), "/dev/sdf");
        if (operations is { } each)
        {
            Operations(at, volume, each);
        }
    }

    private static void Unattached(DemoRegion at, string name, string type, int size, char zone, int? snapshotAge, string? displayName = null) =>
        Add(at, name, displayName ?? name, type, size, at.Zone(zone), snapshotAge, type == "gp3" ? 3000 : null);

    private static Volume Add(DemoRegion at, string knownBy, string? displayName, string type, int size, string zone, int? snapshotAge, int? iops)
    {
        var volume = new Volume
        {
            VolumeId = at.Id("vol", knownBy),
            VolumeType = type,
            Size = size,
            Iops = iops,
            AvailabilityZone = zone,
            State = "available",
            Encrypted = at.Ec2.EncryptsVolumesByDefault,
            CreateTime = at.Ago(400),
            Tags = DemoRegion.Tags(displayName),
        };
        at.Ec2.Volumes.Add(volume);
        if (snapshotAge is { } days)
        {
            at.Ec2.Snapshots.Add(new(Snapshot(at, knownBy, volume.VolumeId, size, days, $"Policy daily of {knownBy}")));
        }

        return volume;
    }

    private static void Attach(DemoRegion at, Volume volume, string instance, string device)
    {
        volume.State = "in-use";
        volume.Attachments = [new() { VolumeId = volume.VolumeId, InstanceId = instance, Device = device, State = "attached", AttachTime = at.Ago(399), DeleteOnTermination = device == BootDevice }];
    }

    private static void Operations(DemoRegion at, Volume volume, double each)
    {
        at.Metric("AWS/EBS", "VolumeReadOps", "VolumeId", volume.VolumeId!, each * 0.7);
        at.Metric("AWS/EBS", "VolumeWriteOps", "VolumeId", volume.VolumeId!, each * 0.3);
    }

    private static void Shared(DemoRegion at, string knownBy, string description, string restorableBy) =>
        at.Ec2.Snapshots.Add(new(Snapshot(at, knownBy, at.Id("vol", knownBy), 30, 640, description), restorableBy));

    private static Snapshot Snapshot(DemoRegion at, string knownBy, string? volume, int size, int age, string description) => new()
    {
        SnapshotId = at.Id("snap", knownBy),
        VolumeId = volume,
        VolumeSize = size,
        OwnerId = at.Account.Id,
        State = "completed",
        Progress = "100%",
        StorageTier = "standard",
        Encrypted = at.Ec2.EncryptsVolumesByDefault,
        StartTime = at.Ago(age),
        Description = description,
        Tags = DemoRegion.Tags($"{knownBy}-daily", team: "platform"),
    };
}
