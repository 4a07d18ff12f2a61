using System.Collections.Immutable;
using Amazon.EC2;
using FlowLog = AdvisorWorker.Resources.Ec2.FlowLog;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All flow logs of a Region.</summary>
public sealed class FlowLogCollector : ICollector<FlowLog>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeFlowLogs"];

    public IAsyncEnumerable<IReadOnlyList<FlowLog>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeFlowLogs(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<FlowLog> (page) => [.. Answer.Required(page.FlowLogs).Select(found => Read(found, context.Scope.Region))]);

    private static FlowLog Read(Amazon.EC2.Model.FlowLog found, string region) => new(
        Answer.Required(found.FlowLogId),
        region,
        Answer.Required(found.ResourceId),
        Answer.Required(found.FlowLogStatus),
        found.TrafficType?.Value) { Tags = Ec2Tags.Read(found.Tags) };
}
