using System.Globalization;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Elastic IP addresses: in the main Region all that the account may have, and two of them do nothing.</summary>
internal static class Addresses
{
    public static void AddTo(DemoRegion at)
    {
        OfService(at, "nat-a");
        Unused(at, at.IsMain ? HostileNames.Formula : "eu-launch-campaign");
        if (at.IsMain)
        {
            OfService(at, "nat-b");
            OfInstance(at, "bastion");
            OfInstance(at, "reporting-2019");
        }
        else
        {
            Unused(at, null);
        }
    }

    /// <summary>An address of the blocks that are kept for examples.</summary>
    public static string PublicIp(DemoRegion at, string knownBy)
    {
        var hash = int.Parse(at.Hash("ip/" + knownBy, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        string[] blocks = ["192.0.2", "198.51.100", "203.0.113"];
        return $"{blocks[hash % 3]}.{(hash / 3 % 253) + 1}";
    }

    private static void OfService(DemoRegion at, string knownBy)
    {
        var address = Address(at, knownBy, knownBy);
        address.NetworkInterfaceId = at.Id("eni", knownBy);
        address.NetworkInterfaceOwnerId = at.Account.Id;
        address.AssociationId = at.Id("eipassoc", knownBy);
        at.Ec2.NetworkInterfaces.Add(Interfaces.OfService(at, knownBy, $"Interface for NAT Gateway {at.Id("nat", knownBy["nat-".Length..])}", "nat_gateway"));
    }

    private static void OfInstance(DemoRegion at, string instance)
    {
        var address = Address(at, instance, instance);
        address.InstanceId = Compute.InstanceId(at, instance);
        address.NetworkInterfaceId = at.Id("eni", instance);
        address.AssociationId = at.Id("eipassoc", instance);
    }

    private static void Unused(DemoRegion at, string? displayName) => Address(at, "unused/" + displayName, displayName);

    private static Address Address(DemoRegion at, string knownBy, string? displayName)
    {
        var address = new Address
        {
            AllocationId = at.Id("eipalloc", knownBy),
            PublicIp = PublicIp(at, knownBy),
            Domain = "vpc",
            NetworkBorderGroup = at.Name,
            PublicIpv4Pool = "amazon",
            Tags = DemoRegion.Tags(displayName, team: "platform"),
        };
        at.Ec2.Addresses.Add(address);
        return address;
    }
}
