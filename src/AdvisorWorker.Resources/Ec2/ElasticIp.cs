namespace AdvisorWorker.Resources.Ec2;

/// <summary>An Elastic IP address allocated to the account.</summary>
/// <param name="Id">The allocation, such as <c>eipalloc-0a1b2c3d</c>; the address itself in EC2-Classic.</param>
/// <param name="Region">Its Region.</param>
/// <param name="PublicIp">The address.</param>
/// <param name="Domain"><c>vpc</c> or <c>standard</c> (EC2-Classic).</param>
/// <param name="InstanceId">The instance it is associated with.</param>
/// <param name="NetworkInterfaceId">The network interface it is associated with, of an instance or of a NAT gateway, load balancer or other service.</param>
/// <param name="AssociationId">The association; null while it is only allocated.</param>
public sealed record ElasticIp(
    string Id, string Region, string PublicIp, string Domain, string? InstanceId, string? NetworkInterfaceId, string? AssociationId) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="InstanceState"/>.</summary>
    public static PartKey<ElasticIp> InstanceStatePart { get; } = new(nameof(InstanceState), (address, gap) => address with { InstanceState = gap });

    /// <summary>The state of the instance it is associated with; null where there is none.</summary>
    public Part<string?> InstanceState { get; init; }

    /// <summary>Points to an instance or a network interface.</summary>
    public bool IsAssociated => AssociationId is not null || InstanceId is not null || NetworkInterfaceId is not null;

    /// <inheritdoc/>
    public override string? Arn(AwsScope scope) =>
        Domain == "vpc" ? $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:elastic-ip/{Id}" : null;
}
