using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Network interfaces of instances and services.</summary>
internal static class Interfaces
{
    public static NetworkInterface OfInstance(DemoRegion at, string knownBy, Instance instance) => new()
    {
        NetworkInterfaceId = at.Id("eni", knownBy),
        VpcId = instance.VpcId,
        SubnetId = instance.SubnetId,
        OwnerId = at.Account.Id,
        AvailabilityZone = instance.Placement?.AvailabilityZone,
        Description = "Primary network interface",
        InterfaceType = "interface",
        Status = "in-use",
        PrivateIpAddress = instance.PrivateIpAddress,
        Attachment = new()
        {
            AttachmentId = at.Id("eni-attach", knownBy),
            InstanceId = instance.InstanceId,
            InstanceOwnerId = at.Account.Id,
            DeviceIndex = 0,
            Status = "attached",
        },
        Groups = instance.SecurityGroups,
    };

    public static NetworkInterface OfService(DemoRegion at, string knownBy, string description, string type, params IEnumerable<string> groups) => new()
    {
        NetworkInterfaceId = at.Id("eni", knownBy),
        VpcId = Network.VpcId(at, Network.Shop),
        SubnetId = Network.SubnetId(at, Network.Shop, 'a'),
        OwnerId = at.Account.Id,
        AvailabilityZone = at.Zone('a'),
        Description = description,
        InterfaceType = type,
        RequesterManaged = true,
        Status = "in-use",
        Groups = [.. groups.Select(group => SecurityGroups.Named(at, group))],
    };
}
