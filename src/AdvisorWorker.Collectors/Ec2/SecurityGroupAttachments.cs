using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins security groups with what they protect.</summary>
public sealed class SecurityGroupAttachments : IPart<SecurityGroup>
{
    public PartKey<SecurityGroup> Key => SecurityGroup.AttachmentsPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(GroupAttachments)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<SecurityGroup>> LoadAsync(IReadOnlyList<SecurityGroup> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var attachments = context.All<GroupAttachments>().Single();
        return new([.. batch.Select(group => group with { Attachments = attachments.Of(group.Id) })]);
    }
}
