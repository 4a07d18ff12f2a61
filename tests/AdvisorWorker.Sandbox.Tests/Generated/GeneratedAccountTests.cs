using System.Diagnostics;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using Amazon.EC2;

namespace AdvisorWorker.Sandbox.Tests.Generated;

public sealed class GeneratedAccountTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(100)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(777)]
    [InlineData(10_000)]
    public void It_has_as_many_resources_as_asked_for(int resources)
    {
        var account = GeneratedAccount.Create(resources, 1, Now);
        Assert.InRange(Ids(account).Count, resources * 0.98, resources * 1.02);
        Assert.Equal(resources, account.ResourceCount);
        Assert.Equal([DemoAccount.OtherRegion, DemoAccount.MainRegion], account.Regions.Keys);
        Assert.Equal(resources, Ids(account).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(99)]
    [InlineData(300_001)]
    [InlineData(-1)]
    public void Other_sizes_are_refused(int resources) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedAccount.Create(resources, 1, Now));

    [Fact]
    public void The_same_seed_makes_the_same_account_and_another_seed_another()
    {
        var first = Ids(GeneratedAccount.Create(2000, 7, Now));
        Assert.Equal(first, Ids(GeneratedAccount.Create(2000, 7, Now)));
        Assert.NotEqual(first, Ids(GeneratedAccount.Create(2000, 8, Now)));
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(500, -3)]
    [InlineData(5000, 42)]
    public void From_five_hundred_on_all_that_the_demo_planted_is_there(int resources, int seed) =>
        Assert.Empty(Ids(DemoAccount.Create(Now)).Except(Ids(GeneratedAccount.Create(resources, seed, Now))));

    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    public void What_refers_to_a_resource_refers_to_one_that_is_there(int resources)
    {
        foreach (var region in GeneratedAccount.Create(resources, 3, Now).Regions.Values)
        {
            var instances = region.Ec2.Instances.Select(instance => instance.InstanceId).ToHashSet();
            var groups = region.Ec2.SecurityGroups.Select(group => group.GroupId).ToHashSet();
            var subnets = region.Ec2.Subnets.Select(subnet => subnet.SubnetId).ToHashSet();
            var volumes = region.Ec2.Volumes.Select(volume => volume.VolumeId).ToHashSet();
            var images = region.Ec2.Images.Select(image => image.ImageId).ToHashSet();
            Assert.Superset(region.Ec2.Volumes.SelectMany(volume => volume.Attachments ?? []).Select(attachment => attachment.InstanceId).ToHashSet(), instances);
            Assert.Superset(region.Ec2.NetworkInterfaces.SelectMany(card => card.Groups ?? []).Select(group => group.GroupId).ToHashSet(), groups);
            Assert.Superset(region.Ec2.Instances.Select(instance => instance.SubnetId).ToHashSet(), subnets);
            Assert.Superset(region.Ec2.Instances.Select(instance => instance.ImageId).ToHashSet(), images);
            Assert.Superset(
                region.Ec2.Instances.SelectMany(instance => instance.BlockDeviceMappings ?? []).Select(device => device.Ebs!.VolumeId).ToHashSet(), volumes);
            Assert.All(region.Ec2.Instances, instance => Assert.Contains(region.Ec2.InstanceTypes, type => type.InstanceType == instance.InstanceType));
        }
    }

    [Fact]
    public void Limits_grow_with_what_is_used_of_them()
    {
        var (demo, large) = (DemoAccount.Create(Now), GeneratedAccount.Create(20_000, 1, Now));
        Assert.Equal(0.85, Share(large.Regions[DemoAccount.MainRegion]), 0.05);
        Assert.Equal(Share(demo.Regions[DemoAccount.OtherRegion]), Share(large.Regions[DemoAccount.OtherRegion]), 0.05);
        foreach (var region in large.Regions.Values)
        {
            Assert.All(region.Rds.Quotas, quota => Assert.True(quota.Used <= quota.Max, quota.AccountQuotaName));
        }

        static double Share(SandboxRegion region) =>
            region.Ec2.SecurityGroups.Count / region.Quotas.Single(quota => quota.Quota.QuotaCode == "L-E79EC296").Applied!.Value;
    }

    [Fact]
    public async Task The_largest_is_served_whole_and_tells_how_long_it_took()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var account = GeneratedAccount.Create(GeneratedAccount.Most, 1, Now);
        await using var server = await DemoSandbox.StartAsync(account);
        watch.Stop();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{account.ResourceCount} resources listen after {watch.Elapsed.TotalSeconds:0.00} s and take {memory >> 20} MiB");
        TestContext.Current.SendDiagnosticMessage("{0} resources listen after {1:0.00} s and take {2} MiB", account.ResourceCount, watch.Elapsed.TotalSeconds, memory >> 20);

        var client = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server));
        string? next = null;
        var found = 0;
        do
        {
            var page = await client.DescribeInstancesAsync(new() { MaxResults = 1000, NextToken = next });
            found += page.Reservations!.Count;
            next = page.NextToken;
        }
        while (next is not null);
        Assert.Equal(account.Regions[DemoAccount.MainRegion].Ec2.Instances.Count(), found);
    }

    private static List<string> Ids(SandboxAccount account) =>
    [
        .. account.Regions.Values.SelectMany(region => Ids(region).Select(id => $"{region.Name}/{id}")),
        .. account.Buckets.Select(bucket => bucket.Name),
        .. account.Iam.Users.Select(user => user.User.Arn!),
        .. account.Iam.Roles.Select(role => role.Arn!),
    ];

    private static IEnumerable<string> Ids(SandboxRegion region) =>
    [
        .. region.Ec2.Instances.Select(instance => instance.InstanceId!),
        .. region.Ec2.Volumes.Select(volume => volume.VolumeId!),
        .. region.Ec2.Snapshots.Select(snapshot => snapshot.Snapshot.SnapshotId!),
        .. region.Ec2.Vpcs.Select(vpc => vpc.VpcId!),
        .. region.Ec2.SecurityGroups.Select(group => group.GroupId!),
        .. region.Ec2.NetworkInterfaces.Where(card => card.Attachment?.InstanceId is null).Select(card => card.NetworkInterfaceId!),
        .. region.Ec2.Addresses.Select(address => address.AllocationId ?? address.PublicIp!),
        .. region.Ec2.VpnConnections.Select(vpn => vpn.VpnConnectionId!),
        .. region.ClassicLoadBalancers.Select(balancer => "classic/" + balancer.Description.LoadBalancerName),
        .. region.LoadBalancers.Select(balancer => balancer.LoadBalancer.LoadBalancerArn!),
        .. region.AutoScalingGroups.Select(group => group.AutoScalingGroupARN!),
        .. region.Rds.Instances.Select(instance => instance.DBInstanceArn!),
        .. region.Rds.Clusters.Select(cluster => cluster.DBClusterArn!),
        .. region.Rds.Snapshots.Select(snapshot => snapshot.Snapshot.DBSnapshotArn!),
        .. region.Rds.ClusterSnapshots.Select(snapshot => snapshot.Snapshot.DBClusterSnapshotArn!),
        .. region.CloudWatch.MetricAlarms.Select(alarm => alarm.AlarmArn!),
        .. region.Functions.Select(function => function.FunctionArn!),
        .. region.Tables.Select(table => table.Table.TableArn!),
    ];
}
