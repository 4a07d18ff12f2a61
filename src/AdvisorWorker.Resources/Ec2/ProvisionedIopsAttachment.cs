namespace AdvisorWorker.Resources.Ec2;

/// <summary>One attachment of a Provisioned IOPS volume (io1, io2) to an instance.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Device">The device name.</param>
public sealed record ProvisionedIopsAttachment(EbsVolume Volume, string InstanceId, string? Device) : Resource(Volume.Id, Volume.Region)
{
    /// <summary>Declares <see cref="Instance"/>.</summary>
    public static PartKey<ProvisionedIopsAttachment> InstancePart { get; } =
        new(nameof(Instance), (attachment, gap) => attachment with { Instance = gap });

    /// <summary>Declares <see cref="EbsOptimizedSupport"/>.</summary>
    public static PartKey<ProvisionedIopsAttachment> EbsOptimizedSupportPart { get; } =
        new(nameof(EbsOptimizedSupport), (attachment, gap) => attachment with { EbsOptimizedSupport = gap });

    /// <summary>The instance.</summary>
    public Part<InstanceFacts> Instance { get; init; }

    /// <summary>
    /// What the instance's type can do: <c>unsupported</c>, <c>supported</c>, or <c>default</c> where it is always EBS-optimized;
    /// null for an instance that is EBS-optimized already.
    /// </summary>
    public Part<string?> EbsOptimizedSupport { get; init; }

    /// <inheritdoc/>
    public override string ItemKey => InstanceId;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Volume.Arn(scope);
}

/// <summary>Takes io1 and io2 volumes apart into attachments: one of them may serve up to 16 instances.</summary>
public sealed class ProvisionedIopsAttachments : Derivation<EbsVolume, ProvisionedIopsAttachment>
{
    private readonly List<ProvisionedIopsAttachment> attachments = [];

    /// <inheritdoc/>
    public override void Add(EbsVolume input)
    {
        if (input.Type is not ("io1" or "io2"))
        {
            return;
        }

        foreach (var attachment in input.Attachments)
        {
            if (attachment.InstanceId is { } instance)
            {
                attachments.Add(new(input, instance, attachment.Device) { Tags = input.Tags });
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ProvisionedIopsAttachment> Finish(AwsScope scope, Gap? gap) => attachments;
}
