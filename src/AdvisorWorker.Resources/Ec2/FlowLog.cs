namespace AdvisorWorker.Resources.Ec2;

/// <summary>A flow log of a VPC, a subnet, a network interface or a transit gateway.</summary>
/// <param name="Id">Such as <c>fl-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="ResourceId">What it watches.</param>
/// <param name="Status"><c>ACTIVE</c> while it works.</param>
/// <param name="TrafficType"><c>ALL</c>, <c>ACCEPT</c> or <c>REJECT</c>; null for transit gateways.</param>
public sealed record FlowLog(string Id, string Region, string ResourceId, string Status, string? TrafficType) : Resource(Id, Region)
{
    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:vpc-flow-log/{Id}";
}
