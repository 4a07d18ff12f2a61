using AdvisorWorker.TestSupport;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Emulated;

public class Ec2Tests(MotoServer moto)
{
    [Fact]
    public async Task Security_groups_of_a_new_account_are_the_default_ones()
    {
        using var ec2 = await ClientAsync();

        var response = await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest());

        var group = Assert.Single(response.SecurityGroups!);
        Assert.Equal("default", group.GroupName);
        Assert.StartsWith("sg-", group.GroupId, StringComparison.Ordinal);
        Assert.Equal("-1", Assert.Single(group.IpPermissionsEgress!).IpProtocol);
        Assert.Equal("0.0.0.0/0", group.IpPermissionsEgress![0].Ipv4Ranges![0].CidrIp);
    }

    private async Task<AmazonEC2Client> ClientAsync() => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonEC2Config { ServiceURL = (await moto.EndpointAsync()).ToString(), AuthenticationRegion = "us-east-1" });
}
