using Amazon.AutoScaling.Model;
using Amazon.CloudFormation.Model;
using Amazon.Lambda.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>What an account has in one Region.</summary>
/// <param name="name">E.g. <c>eu-west-1</c>.</param>
public sealed class SandboxRegion(string name)
{
    /// <summary>E.g. <c>eu-west-1</c>.</summary>
    public string Name => name;

    /// <summary>EC2, EBS and VPC.</summary>
    public Ec2Resources Ec2 { get; } = new();

    /// <summary>RDS and Aurora.</summary>
    public RdsResources Rds { get; } = new();

    /// <summary>Classic Load Balancers.</summary>
    public List<SandboxClassicLoadBalancer> ClassicLoadBalancers { get; } = [];

    /// <summary>Limits that the API of Classic Load Balancers states, by name.</summary>
    public Dictionary<string, int> ClassicLoadBalancerLimits { get; } = new(StringComparer.Ordinal);

    /// <summary>Application, Network and Gateway Load Balancers.</summary>
    public List<SandboxLoadBalancer> LoadBalancers { get; } = [];

    /// <summary>Limits that their API states, by name.</summary>
    public Dictionary<string, int> LoadBalancerLimits { get; } = new(StringComparer.Ordinal);

    /// <summary>Target groups.</summary>
    public List<SandboxTargetGroup> TargetGroups { get; } = [];

    /// <summary>Auto Scaling groups.</summary>
    public List<AutoScalingGroup> AutoScalingGroups { get; } = [];

    /// <summary>Launch configurations.</summary>
    public List<LaunchConfiguration> LaunchConfigurations { get; } = [];

    /// <summary>How many Auto Scaling groups there may be.</summary>
    public int MaxAutoScalingGroups { get; set; } = 500;

    /// <summary>How many launch configurations there may be.</summary>
    public int MaxLaunchConfigurations { get; set; } = 200;

    /// <summary>Metrics and alarms.</summary>
    public CloudWatchResources CloudWatch { get; } = new();

    /// <summary>Functions as they are now: their version is <c>$LATEST</c>.</summary>
    public List<FunctionConfiguration> Functions { get; } = [];

    /// <summary>Published versions of functions.</summary>
    public List<FunctionConfiguration> FunctionVersions { get; } = [];

    /// <summary>Bytes that the code of all functions and versions may take.</summary>
    public long MaxCodeSize { get; set; } = 75L << 30;

    /// <summary>How many Kinesis shards there may be.</summary>
    public int MaxShards { get; set; } = 500;

    /// <summary>Open Kinesis shards.</summary>
    public int OpenShards { get; set; }

    /// <summary>How many messages SES sends in 24 hours; -1 for any number.</summary>
    public double MaxEmailsADay { get; set; } = 200;

    /// <summary>How many messages SES sent in the last 24 hours.</summary>
    public double EmailsOfTheDay { get; set; }

    /// <summary>Tables.</summary>
    public List<SandboxTable> Tables { get; } = [];

    /// <summary>Read capacity that all tables together may be provisioned with.</summary>
    public long MaxReadCapacity { get; set; } = 80_000;

    /// <summary>Write capacity that all tables together may be provisioned with.</summary>
    public long MaxWriteCapacity { get; set; } = 80_000;

    /// <summary>Stacks, deleted ones among them.</summary>
    public List<StackSummary> Stacks { get; } = [];

    /// <summary>How many stacks there may be.</summary>
    public int MaxStacks { get; set; } = 2000;

    /// <summary>Service quotas.</summary>
    public List<SandboxQuota> Quotas { get; } = [];

    /// <summary>How many resources there are: what is listed and checked one by one. An instance's interface is part of it.</summary>
    public int ResourceCount =>
        Ec2.Instances.Count() + Ec2.Volumes.Count + Ec2.Snapshots.Count + Ec2.Vpcs.Count + Ec2.SecurityGroups.Count + Ec2.NetworkInterfaces.Count(card => card.Attachment?.InstanceId is null)
        + Ec2.Addresses.Count + Ec2.VpnConnections.Count + Rds.Instances.Count + Rds.Clusters.Count + Rds.Snapshots.Count + Rds.ClusterSnapshots.Count
        + ClassicLoadBalancers.Count + LoadBalancers.Count + AutoScalingGroups.Count + CloudWatch.MetricAlarms.Count + Functions.Count + Tables.Count;
}
