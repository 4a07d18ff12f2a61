using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Security groups, and interfaces of functions.</summary>
internal static class Networks
{
    private const string World = "0.0.0.0/0";

    public static void AddGroup(GeneratedRegion region)
    {
        var at = region.At;
        var id = region.Id("sg");
        var name = region.Name("sg");
        var (port, peer) = region.Happens(0.03) ? (22, World) : (region.One(443, 5432, 8080), "10.0.0.0/8");
        region.Ec2.SecurityGroups.Add(new()
        {
            GroupId = id,
            GroupName = name,
            Description = $"Service {name}",
            VpcId = Network.VpcId(at, Network.Shop),
            OwnerId = at.Account.Id,
            SecurityGroupArn = at.Arn("ec2", $"security-group/{id}"),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = peer }] }],
            IpPermissionsEgress = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = World }] }],
            Tags = region.Tags(name),
        });
    }

    public static void AddInterface(GeneratedRegion region)
    {
        var card = Interfaces.OfService(region.At, "generated", $"AWS Lambda VPC ENI-{region.Name("fn")}", "lambda");
        card.NetworkInterfaceId = region.Id("eni");
        card.Groups = region.Groups("app");
        region.Ec2.NetworkInterfaces.Add(card);
    }
}
