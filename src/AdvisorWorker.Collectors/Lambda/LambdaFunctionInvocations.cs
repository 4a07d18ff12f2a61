using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Lambda;

namespace AdvisorWorker.Collectors.Lambda;

/// <summary>Invocations of the last 30 days.</summary>
public sealed class LambdaFunctionInvocations : IPart<LambdaFunction>
{
    public PartKey<LambdaFunction> Key => LambdaFunction.InvocationsPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<LambdaFunction>> LoadAsync(
        IReadOnlyList<LambdaFunction> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var invocations = await DailyMetrics.ReadAsync(context, 30, [.. batch.Select(Query)], cancellationToken);
        return [.. batch.Select((function, i) => function with { Invocations = invocations[i] })];
    }

    private static DailyMetric Query(LambdaFunction function) => new("AWS/Lambda", "Invocations", "Sum", [new("FunctionName", function.Name)]);
}
