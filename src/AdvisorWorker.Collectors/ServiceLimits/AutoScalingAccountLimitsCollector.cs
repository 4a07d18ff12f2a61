using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.AutoScaling;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>What EC2 Auto Scaling allows in a Region, with its own count.</summary>
public sealed class AutoScalingAccountLimitsCollector : ICollector<AutoScalingAccountLimits>
{
    private const string Operation = "autoscaling:DescribeAccountLimits";

    public ImmutableArray<string> Operations => [Operation];

    public async IAsyncEnumerable<IReadOnlyList<AutoScalingAccountLimits>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonAutoScalingClient>().DescribeAccountLimitsAsync(new(), cancellationToken);
        yield return
        [
            new(
                context.Scope.Region,
                Usage(answer.MaxNumberOfAutoScalingGroups, answer.NumberOfAutoScalingGroups, "Auto Scaling groups"),
                Usage(answer.MaxNumberOfLaunchConfigurations, answer.NumberOfLaunchConfigurations, "launch configurations")),
        ];
    }

    private static Part<LimitUsage> Usage(int? limit, int? used, string counted) => limit is { } most && used is { } now
        ? new LimitUsage(most, now)
        : new Gap(GapReason.Failed, Operation, $"The answer lacks limit or number of {counted}");
}
