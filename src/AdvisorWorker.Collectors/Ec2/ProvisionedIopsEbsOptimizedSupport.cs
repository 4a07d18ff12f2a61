using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Whether an instance's type can be EBS-optimized: one call per type, and none for instances that are.</summary>
public sealed class ProvisionedIopsEbsOptimizedSupport : IPart<ProvisionedIopsAttachment>
{
    public PartKey<ProvisionedIopsAttachment> Key => ProvisionedIopsAttachment.EbsOptimizedSupportPart;

    public ImmutableArray<string> Operations => ["ec2:DescribeInstanceTypes"];

    public ImmutableArray<Type> Inputs => [typeof(Ec2Instances)];

    public async ValueTask<IReadOnlyList<ProvisionedIopsAttachment>> LoadAsync(
        IReadOnlyList<ProvisionedIopsAttachment> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var attachment = batch.Single();
        if (context.All<Ec2Instances>().Single().Of(attachment.InstanceId) is not { } instance)
        {
            return [attachment with { EbsOptimizedSupport = Ec2Instances.Lacks(attachment.InstanceId) }];
        }

        var support = instance.IsEbsOptimized
            ? null
            : await context.OnceAsync(
                $"ec2:DescribeInstanceTypes/{context.Scope.Region}/{instance.Type}", token => AskAsync(instance.Type, context, token), cancellationToken);
        return [attachment with { EbsOptimizedSupport = Part<string?>.Of(support) }];
    }

    private static async Task<string> AskAsync(string type, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeInstanceTypesAsync(new() { InstanceTypes = [type] }, cancellationToken);
        return Answer.Required(Answer.Required(answer.InstanceTypes).FirstOrDefault()?.EbsInfo?.EbsOptimizedSupport?.Value);
    }
}
