using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.CloudFormation;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.CloudFormation;

namespace AdvisorWorker.Collectors.CloudFormation;

/// <summary>What CloudFormation allows in a Region, and the stacks that are there.</summary>
public sealed class CloudFormationAccountLimitsCollector : ICollector<CloudFormationAccountLimits>
{
    public ImmutableArray<string> Operations => ["cloudformation:DescribeAccountLimits", "cloudformation:ListStacks"];

    public async IAsyncEnumerable<IReadOnlyList<CloudFormationAccountLimits>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = context.Client<AmazonCloudFormationClient>();
        var limit = await LimitAsync(client, cancellationToken);
        var stacks = await StacksAsync(client, cancellationToken);
        yield return [new(context.Scope.Region, LimitUsage.Of(limit, stacks))];
    }

    private static async Task<Part<double>> LimitAsync(AmazonCloudFormationClient client, CancellationToken cancellationToken)
    {
        await foreach (var page in client.Paginators.DescribeAccountLimits(new()).Responses.WithCancellation(cancellationToken))
        {
            if (Answer.Required(page.AccountLimits).Find(limit => limit.Name == "StackLimit") is { } stacks)
            {
                return Answer.Required(stacks.Value);
            }
        }

        return new Gap(GapReason.NotOffered, "cloudformation:DescribeAccountLimits", "CloudFormation names no StackLimit in this Region");
    }

    // Unfiltered, though that lists what was deleted in the last 90 days: a filter names the states to see, and would miss the next one that AWS adds.
    private static async Task<double> StacksAsync(AmazonCloudFormationClient client, CancellationToken cancellationToken)
    {
        var stacks = 0;
        await foreach (var page in client.Paginators.ListStacks(new()).Responses.WithCancellation(cancellationToken))
        {
            stacks += Answer.Required(page.StackSummaries).Count(stack => Answer.Required(stack.StackStatus) != StackStatus.DELETE_COMPLETE);
        }

        return stacks;
    }
}
