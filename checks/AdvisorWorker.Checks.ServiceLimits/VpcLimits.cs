using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits on VPCs and internet gateways.</summary>
public sealed class VpcLimits(LimitLevels levels) : ICheckFamily
{
    private const string Link = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

    private static readonly LimitSource<VpcCount> VpcSource = new(
        "VPC", $"{QuotaOrigin.Text} The account's own VPCs count, the default one too; shared ones count for their owner.", Link)
    {
        Needs = [VpcCount.QuotasPart],
    };

    private static readonly Limit<VpcCount> Vpcs = new("vpc-limit", "jL7PP0l7J9", "VPC", "VPCs", vpcs => vpcs.Usage);

    private static readonly LimitSource<InternetGatewayCount> GatewaySource = new(
        "VPC", $"{QuotaOrigin.Text} Every internet gateway of the account counts, attached or not.", Link) { Needs = [InternetGatewayCount.QuotasPart] };

    private static readonly Limit<InternetGatewayCount> Gateways =
        new("vpc-internet-gateways-limit", "kM7QQ0l7J9", "VPC Internet Gateways", "Internet gateways", gateways => gateways.Usage);

    public IEnumerable<ICheck> Checks { get; } =
    [
        new ServiceLimit<VpcCount>(VpcSource, Vpcs, levels),
        new ServiceLimit<InternetGatewayCount>(GatewaySource, Gateways, levels),
    ];
}
