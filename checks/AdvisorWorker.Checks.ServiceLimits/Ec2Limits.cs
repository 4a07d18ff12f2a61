using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits on running On-Demand Instances and Elastic IP addresses.</summary>
public sealed class Ec2Limits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<OnDemandVcpus> InstanceSource = new(
        "EC2",
        $"{QuotaOrigin.Text} Each group of instance families has a quota of its own and is a row where it is used, the standard group always. "
            + "Counted are the vCPUs of running instances (cores times threads per core as the instance states them, else the default of its type); Spot Instances, Capacity Blocks and Dedicated Hosts have other quotas. "
            + "Capacity Reservations that nothing runs in count for AWS and are not seen here.",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html#ec2-on-demand-instances-limits")
    {
        Needs = [OnDemandVcpus.QuotasPart, OnDemandVcpus.UnstatedVcpusPart],
    };

    private static readonly Limit<OnDemandVcpus> Instances =
        new("ec2-on-demand-instances-limit", "0Xc6LMYG8P", "EC2 On-Demand Instances", "On-Demand instances", vcpus => vcpus.Usage)
        {
            Item = vcpus => vcpus.Group.QuotaName,
        };

    private static readonly Limit<ElasticIpCount> VpcAddresses = new(
        "ec2-vpc-elastic-ips-limit",
        "lN7RR0l7J9",
        "EC2-VPC Elastic IP Address",
        "EC2-VPC Elastic IP addresses (EIPs)",
        addresses => addresses.VpcUsage);

    private static readonly Limit<ElasticIpCount> ClassicAddresses = new(
        "ec2-classic-elastic-ips-limit",
        "aW9HH0l8J6",
        "EC2-Classic Elastic IP Addresses",
        "Elastic IP addresses (EIPs)",
        addresses => addresses.ClassicUsage);

    public IEnumerable<ICheck> Checks { get; } =
    [
        new ServiceLimit<OnDemandVcpus>(InstanceSource, Instances, levels),
        new ServiceLimit<ElasticIpCount>(AddressSource("VPC", "vpc-max-elastic-ips"), VpcAddresses, levels),
        new ServiceLimit<ElasticIpCount>(AddressSource("EC2", "max-elastic-ips"), ClassicAddresses, levels),
    ];

    private static LimitSource<ElasticIpCount> AddressSource(string service, string attribute) => new(
        service,
        $"The limit is EC2's account attribute {attribute}; not available where EC2 does not name it. Every allocated address counts, associated or not.",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#using-instance-addressing-limit")
    {
        Needs = [ElasticIpCount.AccountAttributesPart],
    };
}
