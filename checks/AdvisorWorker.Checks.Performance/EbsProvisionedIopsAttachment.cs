using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Performance;

/// <summary>Provisioned IOPS volumes on instances that share their bandwidth with the network.</summary>
public sealed class EbsProvisionedIopsAttachment : ICheck<ProvisionedIopsAttachment>
{
    public CheckDescriptor<ProvisionedIopsAttachment> Descriptor { get; } = new("ebs-provisioned-iops-attachment", "PPkZrjsH2q", Pillar.Performance)
    {
        Title = "Amazon EBS Provisioned IOPS (SSD) Volume Attachment Configuration",
        Why = "Without bandwidth of its own an instance cannot deliver the operations per second that the volume is billed for.",
        Fix = "Stop the instance and turn EBS optimization on, or choose a type that is always EBS-optimized.",
        Criteria = "Yellow: an io1 or io2 volume is attached to an instance that is not EBS-optimized though its type could be. "
            + "Types that cannot be, and those that always are, are green. One row per attachment.",
        Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-optimization.html",
        Columns =
        [
            new("Region/AZ", attachment => attachment.Volume.Zone),
            new("Volume ID", attachment => attachment.Id),
            new("Volume Name", attachment => attachment.Volume.Name),
            new("Volume Attachment", attachment => attachment.Device),
            new("Instance ID", attachment => attachment.InstanceId),
            new("Instance Type", attachment => Instance(attachment)?.Type),
            new("EBS Optimized", attachment => Instance(attachment)?.IsEbsOptimized),
            Columns.Status<ProvisionedIopsAttachment>(),
        ],
        Needs = [ProvisionedIopsAttachment.InstancePart, ProvisionedIopsAttachment.EbsOptimizedSupportPart],
    };

    public Verdict Evaluate(ProvisionedIopsAttachment resource, Moment at)
    {
        if (!resource.Instance.TryRead(out var instance, out var noInstance))
        {
            return noInstance;
        }

        if (instance.IsEbsOptimized)
        {
            return Verdict.Ok;
        }

        if (!resource.EbsOptimizedSupport.TryRead(out var support, out var noSupport))
        {
            return noSupport;
        }

        return support == "supported" ? Verdict.Warning($"{resource.InstanceId} is not EBS-optimized, though {instance.Type} can be") : Verdict.Ok;
    }

    private static InstanceFacts? Instance(ProvisionedIopsAttachment attachment) => attachment.Instance.TryRead(out var instance, out _) ? instance : null;
}
