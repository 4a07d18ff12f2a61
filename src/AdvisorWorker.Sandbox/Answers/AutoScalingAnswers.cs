using Amazon.AutoScaling.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>EC2 Auto Scaling.</summary>
internal sealed class AutoScalingAnswers : IAnswers
{
    private static readonly PageRules Pages = new(50, 100, "InvalidNextToken", "ValidationError");

    public void AddTo(AnswerBook book) => book
        .On<DescribeAutoScalingGroupsRequest>(Groups)
        .On<DescribeLaunchConfigurationsRequest>(LaunchConfigurations)
        .On<DescribeAccountLimitsRequest>((_, call) => new DescribeAccountLimitsResponse
        {
            MaxNumberOfAutoScalingGroups = call.Region.MaxAutoScalingGroups,
            MaxNumberOfLaunchConfigurations = call.Region.MaxLaunchConfigurations,
            NumberOfAutoScalingGroups = call.Region.AutoScalingGroups.Count,
            NumberOfLaunchConfigurations = call.Region.LaunchConfigurations.Count,
        });

    /// <summary>Names of no group are passed over here, as AWS does.</summary>
    private static DescribeAutoScalingGroupsResponse Groups(DescribeAutoScalingGroupsRequest request, CallContext call)
    {
        List<AutoScalingGroup> selected =
        [
            .. call.Region.AutoScalingGroups.Where(group =>
                (request.AutoScalingGroupNames is null or [] || request.AutoScalingGroupNames.Contains(group.AutoScalingGroupName!))
                && (request.Filters ?? []).TrueForAll(filter => Matches(filter, group))),
        ];
        var page = call.Page(selected, request.MaxRecords, request.NextToken, Pages);
        return new() { AutoScalingGroups = page.Items, NextToken = page.Next };
    }

    private static bool Matches(Filter filter, AutoScalingGroup group)
    {
        var name = filter.Name ?? string.Empty;
        var values = filter.Values ?? [];
        var tags = group.Tags ?? [];
        return name == "tag-key" ? tags.Exists(tag => values.Contains(tag.Key!))
            : name == "tag-value" ? tags.Exists(tag => values.Contains(tag.Value!))
            : name.StartsWith("tag:", StringComparison.Ordinal) ? tags.Exists(tag => tag.Key == name[4..] && values.Contains(tag.Value!))
            : throw Refusal.Of("ValidationError", $"Filter name {name} is invalid");
    }

    private static DescribeLaunchConfigurationsResponse LaunchConfigurations(DescribeLaunchConfigurationsRequest request, CallContext call)
    {
        List<LaunchConfiguration> selected =
        [
            .. call.Region.LaunchConfigurations.Where(configuration =>
                request.LaunchConfigurationNames is null or [] || request.LaunchConfigurationNames.Contains(configuration.LaunchConfigurationName!)),
        ];
        var page = call.Page(selected, request.MaxRecords, request.NextToken, Pages);
        return new() { LaunchConfigurations = page.Items, NextToken = page.Next };
    }
}
