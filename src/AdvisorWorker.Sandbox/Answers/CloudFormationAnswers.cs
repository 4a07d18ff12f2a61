using Amazon.CloudFormation.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>CloudFormation's stacks. The caller has no say in the size of a page.</summary>
internal sealed class CloudFormationAnswers : IAnswers
{
    private static readonly PageRules Pages = new(100, 100, "ValidationError", "ValidationError");

    public void AddTo(AnswerBook book) => book
        .On<ListStacksRequest>(Stacks)
        .On<DescribeAccountLimitsRequest>(Limits);

    private static ListStacksResponse Stacks(ListStacksRequest request, CallContext call)
    {
        List<StackSummary> selected = [.. call.Region.Stacks.Where(
            stack => request.StackStatusFilter is null or [] || request.StackStatusFilter.Contains(stack.StackStatus!.Value))];
        var page = call.Page(selected, size: null, request.NextToken, Pages);
        return new() { StackSummaries = page.Items, NextToken = page.Next };
    }

    private static DescribeAccountLimitsResponse Limits(DescribeAccountLimitsRequest request, CallContext call)
    {
        List<AccountLimit> all =
        [
            new() { Name = "StackLimit", Value = call.Region.MaxStacks },
            new() { Name = "StackOutputsLimit", Value = 200 },
            new() { Name = "ConcurrentResourcesLimit", Value = 500 },
        ];
        var page = call.Page(all, size: null, request.NextToken, Pages);
        return new() { AccountLimits = page.Items, NextToken = page.Next };
    }
}
