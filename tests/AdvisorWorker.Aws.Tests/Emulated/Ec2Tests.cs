using AdvisorWorker.TestSupport;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Aws.Tests.Emulated;

public class Ec2Tests(MotoServer moto)
{
    [Fact]
    public async Task Security_groups_of_a_new_account_are_the_default_ones()
    {
        using var ec2 = await ClientAsync("eu-central-1");

        var response = await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest());

        var group = Assert.Single(response.SecurityGroups!);
        Assert.Equal("default", group.GroupName);
        Assert.StartsWith("sg-", group.GroupId, StringComparison.Ordinal);
        Assert.Equal("-1", Assert.Single(group.IpPermissionsEgress!).IpProtocol);
        Assert.Equal("0.0.0.0/0", group.IpPermissionsEgress![0].Ipv4Ranges![0].CidrIp);
    }

    [Fact]
    public async Task An_instance_is_described_with_its_volume_and_its_tags()
    {
        await moto.QueryAsync(
            "ec2",
            "Action=RunInstances&Version=2016-11-15&ImageId=ami-12c6146b&MinCount=1&MaxCount=1&InstanceType=m5.large"
            + "&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=%3Cweb%3E%20%26%20more");
        using var ec2 = await ClientAsync();

        var reservations = await ec2.DescribeInstancesAsync(new() { Filters = [new Filter { Name = "tag:Name", Values = ["<web> & more"] }] });

        var instance = Assert.Single(Assert.Single(reservations.Reservations!).Instances!);
        Assert.Equal(InstanceType.M5Large, instance.InstanceType);
        Assert.Equal(InstanceStateName.Running, instance.State!.Name);
        Assert.Equal(16, instance.State.Code);
        Assert.Equal("<web> & more", instance.Tags!.Single(tag => tag.Key == "Name").Value);
        var volumes = await ec2.DescribeVolumesAsync(new() { VolumeIds = [instance.BlockDeviceMappings![0].Ebs!.VolumeId!] });
        var attachment = Assert.Single(Assert.Single(volumes.Volumes!).Attachments!);
        Assert.Equal(instance.InstanceId, attachment.InstanceId);
        var statuses = await ec2.DescribeInstanceStatusAsync(new() { InstanceIds = [instance.InstanceId!] });
        Assert.Equal(SummaryStatus.Ok, Assert.Single(statuses.InstanceStatuses!).Status!.Status);
    }

    [Fact]
    public async Task Regions_zones_subnets_and_the_default_network_are_read()
    {
        using var ec2 = await ClientAsync("eu-west-1");

        var regions = await ec2.DescribeRegionsAsync(new());
        var zones = await ec2.DescribeAvailabilityZonesAsync(new());
        var vpc = Assert.Single((await ec2.DescribeVpcsAsync(new())).Vpcs!);
        var subnets = await ec2.DescribeSubnetsAsync(new());

        Assert.Contains(regions.Regions!, region => region.RegionName == "us-east-1");
        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], zones.AvailabilityZones!.Select(zone => zone.ZoneName));
        Assert.True(vpc.IsDefault);
        Assert.Equal(3, subnets.Subnets!.Count);
        Assert.All(subnets.Subnets, subnet => Assert.Equal(vpc.VpcId, subnet.VpcId));
        Assert.NotEmpty((await ec2.DescribeRouteTablesAsync(new())).RouteTables!);
        Assert.NotEmpty((await ec2.DescribeNetworkAclsAsync(new())).NetworkAcls!);
        Assert.NotEmpty((await ec2.DescribeSecurityGroupRulesAsync(new())).SecurityGroupRules!);
    }

    [Fact]
    public async Task What_an_account_does_not_have_is_an_empty_list()
    {
        using var ec2 = await ClientAsync("ap-northeast-1");

        Assert.Empty((await ec2.DescribeAddressesAsync(new())).Addresses!);
        Assert.Empty((await ec2.DescribeKeyPairsAsync(new())).KeyPairs!);
        Assert.Empty((await ec2.DescribeNatGatewaysAsync(new())).NatGateways!);
        Assert.Empty((await ec2.DescribeVpnConnectionsAsync(new())).VpnConnections!);
        Assert.Empty((await ec2.DescribeFlowLogsAsync(new())).FlowLogs!);
        Assert.False((await ec2.GetEbsEncryptionByDefaultAsync(new())).EbsEncryptionByDefault);
    }

    [Fact]
    public async Task Instance_types_and_images_are_read()
    {
        using var ec2 = await ClientAsync();

        var type = Assert.Single((await ec2.DescribeInstanceTypesAsync(new() { InstanceTypes = ["m5.large"] })).InstanceTypes!);
        var images = await ec2.DescribeImagesAsync(new() { ImageIds = ["ami-12c6146b"] });

        Assert.Equal(8192, type.MemoryInfo!.SizeInMiB);
        Assert.Equal(2, type.VCpuInfo!.DefaultVCpus);
        Assert.Equal("ami-12c6146b", Assert.Single(images.Images!).ImageId);
    }

    [Fact]
    public async Task A_volume_that_is_not_there_is_an_error_with_its_code()
    {
        using var ec2 = await ClientAsync();

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeVolumesAsync(new() { VolumeIds = ["vol-00000000"] }));

        Assert.Equal("InvalidVolume.NotFound", error.ErrorCode);
    }

    private async Task<AmazonEC2Client> ClientAsync(string region = "us-east-1") => new(MotoClients.Credentials, await new AmazonEC2Config().AtAsync(moto, region));
}
