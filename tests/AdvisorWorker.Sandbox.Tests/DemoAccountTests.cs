using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class DemoAccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly SandboxAccount _account = DemoAccount.Create(Now);

    [Fact]
    public void It_has_two_Regions_and_hundreds_of_resources()
    {
        Assert.Equal([DemoAccount.OtherRegion, DemoAccount.MainRegion], _account.Regions.Keys);
        var iam = _account.Iam;
        var resources = _account.Regions.Values.Sum(Count) + _account.Buckets.Count + iam.Users.Count + iam.Roles.Count + iam.Policies.Count
            + _account.Trails.Count + _account.HostedZones.Count;
        Assert.InRange(resources, 400, 900);
    }

    [Fact]
    public void It_is_the_same_for_the_same_moment()
    {
        var again = DemoAccount.Create(Now);
        Assert.Equal(Ids(_account), Ids(again));
        Assert.Equal(Ids(_account).Count, Ids(_account).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_month_later_it_has_the_same_resources_at_the_same_ages()
    {
        var later = DemoAccount.Create(Now.AddDays(30));
        Assert.Equal(Ids(_account), Ids(later));
        Assert.Equal(
            Snapshots(_account).Select(snapshot => Now.UtcDateTime - snapshot),
            Snapshots(later).Select(snapshot => Now.AddDays(30).UtcDateTime - snapshot));

        static IEnumerable<DateTime> Snapshots(SandboxAccount account) =>
            account.Regions.Values.SelectMany(region => region.Ec2.Snapshots).Select(snapshot => snapshot.Snapshot.StartTime!.Value);
    }

    [Fact]
    public void It_holds_every_hostile_name()
    {
        var main = _account.Regions[DemoAccount.MainRegion];
        var servers = main.Ec2.Instances.SelectMany(instance => instance.Tags ?? []).Select(tag => tag.Value);
        Assert.Empty(HostileNames.All.Except(servers));
        Assert.Contains(main.Functions, function => function.FunctionName == HostileNames.TerminalEscapes);
        Assert.Contains(main.Functions, function => function.FunctionName == HostileNames.TerminalLink);
        Assert.Contains(main.Ec2.Volumes, volume => volume.Tags!.Exists(tag => tag.Value == HostileNames.SecondLine));
        Assert.Equal(256, HostileNames.Longest.Length);
    }

    [Fact]
    public void What_refers_to_a_resource_refers_to_one_that_is_there()
    {
        foreach (var region in _account.Regions.Values)
        {
            var instances = region.Ec2.Instances.Select(instance => instance.InstanceId).ToHashSet();
            var groups = region.Ec2.SecurityGroups.Select(group => group.GroupId).ToHashSet();
            var vpcs = region.Ec2.Vpcs.Select(vpc => vpc.VpcId).ToHashSet();
            var targetGroups = region.TargetGroups.Select(group => group.Group.TargetGroupArn).ToHashSet();
            Assert.All(region.Ec2.Volumes.SelectMany(volume => volume.Attachments ?? []), attachment => Assert.Contains(attachment.InstanceId, instances));
            Assert.All(region.Ec2.Addresses.Where(address => address.InstanceId is not null), address => Assert.Contains(address.InstanceId, instances));
            Assert.All(region.Ec2.Instances, instance => Assert.Contains(instance.VpcId, vpcs));
            Assert.All(region.Ec2.Instances.SelectMany(instance => instance.SecurityGroups!), group => Assert.Contains(group.GroupId, groups));
            Assert.All(region.Ec2.NetworkInterfaces.SelectMany(found => found.Groups ?? []), group => Assert.Contains(group.GroupId, groups));
            Assert.All(
                region.ClassicLoadBalancers.SelectMany(balancer => balancer.Description.Instances!),
                instance => Assert.Contains(instance.InstanceId, instances));
            Assert.All(region.AutoScalingGroups.SelectMany(group => group.TargetGroupARNs!), arn => Assert.Contains(arn, targetGroups));
            Assert.All(region.AutoScalingGroups.SelectMany(group => group.Instances!), instance => Assert.Contains(instance.InstanceId, instances));
            Assert.All(
                region.AutoScalingGroups.SelectMany(group => group.LoadBalancerNames!),
                name => Assert.Contains(region.ClassicLoadBalancers, balancer => balancer.Description.LoadBalancerName == name));
            Assert.All(region.Ec2.Instances, instance => Assert.Contains(region.Ec2.InstanceTypes, type => type.InstanceType == instance.InstanceType));
            Assert.All(
                region.Ec2.FlowLogs,
                log => Assert.True(vpcs.Contains(log.ResourceId) || region.Ec2.Subnets.Exists(subnet => subnet.SubnetId == log.ResourceId)));
        }
    }

    private static int Count(SandboxRegion region) =>
        Ids(region).Count() + region.Stacks.Count + region.CloudWatch.MetricAlarms.Count + region.Ec2.RouteTables.Count + region.Ec2.NetworkAcls.Count;

    private static List<string> Ids(SandboxAccount account) =>
        [.. account.Regions.Values.SelectMany(region => Ids(region).Select(id => $"{region.Name}/{id}"))];

    private static IEnumerable<string> Ids(SandboxRegion region) =>
    [
        .. region.Ec2.Instances.Select(instance => instance.InstanceId!),
        .. region.Ec2.Volumes.Select(volume => volume.VolumeId!),
        .. region.Ec2.Snapshots.Select(snapshot => snapshot.Snapshot.SnapshotId!),
        .. region.Ec2.SecurityGroups.Select(group => group.GroupId!),
        .. region.Ec2.NetworkInterfaces.Select(found => found.NetworkInterfaceId!),
        .. region.Ec2.Addresses.Select(address => address.AllocationId!),
        .. region.Ec2.Vpcs.Select(vpc => vpc.VpcId!),
        .. region.Ec2.Subnets.Select(subnet => subnet.SubnetId!),
        .. region.Ec2.VpnConnections.Select(vpn => vpn.VpnConnectionId!),
        .. region.ClassicLoadBalancers.Select(balancer => "clb/" + balancer.Description.LoadBalancerName),
        .. region.LoadBalancers.Select(balancer => balancer.LoadBalancer.LoadBalancerArn!),
        .. region.AutoScalingGroups.Select(group => group.AutoScalingGroupARN!),
        .. region.Rds.Instances.Select(instance => instance.DBInstanceArn!),
        .. region.Rds.Snapshots.Select(snapshot => snapshot.Snapshot.DBSnapshotArn!),
        .. region.Tables.Select(table => table.Table.TableArn!),
        .. region.Functions.Select(function => function.FunctionArn!),
    ];
}
