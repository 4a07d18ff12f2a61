namespace AdvisorWorker.Resources.Ec2;

/// <summary>One attachment of an EBS volume; io1 and io2 volumes may have several.</summary>
/// <param name="InstanceId">The instance; null where another service attached the volume on the account's behalf.</param>
/// <param name="Device">The device name, such as <c>/dev/sda1</c>.</param>
/// <param name="State"><c>attaching</c>, <c>attached</c>, <c>detaching</c> or <c>busy</c>.</param>
public sealed record EbsAttachment(string? InstanceId, string? Device, string State)
{
    /// <summary><c>i-0a1b2c3d:/dev/sda1</c>.</summary>
    public override string ToString() => InstanceId is null ? $"{Device}" : $"{InstanceId}:{Device}";
}
