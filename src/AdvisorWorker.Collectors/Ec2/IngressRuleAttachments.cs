using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins inbound rules with what their group protects.</summary>
public sealed class IngressRuleAttachments : IPart<IngressRule>
{
    public PartKey<IngressRule> Key => IngressRule.AttachmentsPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(GroupAttachments)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<IngressRule>> LoadAsync(IReadOnlyList<IngressRule> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var attachments = context.All<GroupAttachments>().Single();
        return new([.. batch.Select(rule => rule with { Attachments = attachments.Of(rule.Group.Id) })]);
    }
}
