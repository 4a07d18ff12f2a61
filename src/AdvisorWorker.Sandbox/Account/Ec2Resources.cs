using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>What an account has of EC2, EBS and VPC in one Region.</summary>
public sealed class Ec2Resources
{
    /// <summary>Availability Zones.</summary>
    public List<AvailabilityZone> Zones { get; } = [];

    /// <summary>Instances, each in the reservation it was launched with.</summary>
    public List<Reservation> Reservations { get; } = [];

    /// <summary>What is known of instance types.</summary>
    public List<InstanceTypeInfo> InstanceTypes { get; } = [];

    /// <summary>Reserved Instances.</summary>
    public List<ReservedInstances> ReservedInstances { get; } = [];

    /// <summary>Images that the account owns or uses.</summary>
    public List<Image> Images { get; } = [];

    /// <summary>Key pairs.</summary>
    public List<KeyPairInfo> KeyPairs { get; } = [];

    /// <summary>Volumes.</summary>
    public List<Volume> Volumes { get; } = [];

    /// <summary>Snapshots.</summary>
    public List<SandboxSnapshot> Snapshots { get; } = [];

    /// <summary><c>block-all-sharing</c>, <c>block-new-sharing</c> or <c>unblocked</c>.</summary>
    public string SnapshotBlockPublicAccess { get; set; } = "unblocked";

    /// <summary>Whether new volumes are encrypted.</summary>
    public bool EncryptsVolumesByDefault { get; set; }

    /// <summary>VPCs.</summary>
    public List<Vpc> Vpcs { get; } = [];

    /// <summary>Subnets.</summary>
    public List<Subnet> Subnets { get; } = [];

    /// <summary>Security groups.</summary>
    public List<SecurityGroup> SecurityGroups { get; } = [];

    /// <summary>Network ACLs.</summary>
    public List<NetworkAcl> NetworkAcls { get; } = [];

    /// <summary>Route tables.</summary>
    public List<RouteTable> RouteTables { get; } = [];

    /// <summary>Network interfaces, also those of services.</summary>
    public List<NetworkInterface> NetworkInterfaces { get; } = [];

    /// <summary>Elastic IP addresses.</summary>
    public List<Address> Addresses { get; } = [];

    /// <summary>Internet gateways.</summary>
    public List<InternetGateway> InternetGateways { get; } = [];

    /// <summary>NAT gateways.</summary>
    public List<NatGateway> NatGateways { get; } = [];

    /// <summary>VPC endpoints.</summary>
    public List<VpcEndpoint> VpcEndpoints { get; } = [];

    /// <summary>Flow logs.</summary>
    public List<FlowLog> FlowLogs { get; } = [];

    /// <summary>VPN connections.</summary>
    public List<VpnConnection> VpnConnections { get; } = [];

    /// <summary>Virtual private gateways.</summary>
    public List<VpnGateway> VpnGateways { get; } = [];

    /// <summary>Customer gateways.</summary>
    public List<CustomerGateway> CustomerGateways { get; } = [];

    /// <summary>What DescribeAccountAttributes names, such as <c>vpc-max-elastic-ips</c>.</summary>
    public Dictionary<string, string> AccountAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The instances of all reservations.</summary>
    public IEnumerable<Instance> Instances => Reservations.SelectMany(reservation => reservation.Instances ?? []);
}
