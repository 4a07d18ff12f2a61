using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.CostOptimizing;

public sealed class UnassociatedElasticIpsTests
{
    private static readonly ElasticIp Allocated = new("eipalloc-1", "eu-west-1", "192.0.2.1", "vpc", null, null, null);
    private static readonly ElasticIp OnInstance = Allocated with { InstanceId = "i-1", NetworkInterfaceId = "eni-1", AssociationId = "eipassoc-1" };
    private static readonly Gap Denied = new(GapReason.AccessDenied, "ec2:DescribeInstances");

    [Fact]
    public void An_address_that_is_only_allocated_is_yellow_whatever_is_known_of_instances() =>
        Assert.Equal(CheckStatus.Warning, Judge(Allocated with { InstanceState = Denied }).Status);

    [Theory]
    [InlineData("running", CheckStatus.Ok)]
    [InlineData("pending", CheckStatus.Ok)]
    [InlineData("stopping", CheckStatus.Warning)]
    [InlineData("stopped", CheckStatus.Warning)]
    public void An_address_of_an_instance_follows_its_state(string state, CheckStatus expected) =>
        Assert.Equal(expected, Judge(OnInstance with { InstanceState = state }).Status);

    [Fact]
    public void An_address_of_a_gateway_or_a_load_balancer_is_in_use() =>
        Assert.Equal(CheckStatus.Ok, Judge(OnInstance with { InstanceId = null, InstanceState = Denied }).Status);

    [Fact]
    public void Without_the_instances_state_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(OnInstance with { InstanceState = Denied }).Status);

    private static Verdict Judge(ElasticIp address) => new UnassociatedElasticIps().Evaluate(address, default);
}
