using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins attachments with their instances.</summary>
public sealed class ProvisionedIopsInstance : IPart<ProvisionedIopsAttachment>
{
    public PartKey<ProvisionedIopsAttachment> Key => ProvisionedIopsAttachment.InstancePart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(Ec2Instances)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<ProvisionedIopsAttachment>> LoadAsync(
        IReadOnlyList<ProvisionedIopsAttachment> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var instances = context.All<Ec2Instances>().Single();
        return new([.. batch.Select(attachment => attachment with { Instance = Instance(attachment, instances) })]);
    }

    private static Part<InstanceFacts> Instance(ProvisionedIopsAttachment attachment, Ec2Instances instances) =>
        instances.Of(attachment.InstanceId) is { } facts ? facts : Ec2Instances.Lacks(attachment.InstanceId);
}
