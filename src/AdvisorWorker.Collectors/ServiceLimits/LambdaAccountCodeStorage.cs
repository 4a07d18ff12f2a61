using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.Lambda;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>How much of the Region's code storage is in use: one call, whatever the number of functions.</summary>
public sealed class LambdaAccountCodeStorage : IPart<LambdaCodeStorage>
{
    public PartKey<LambdaCodeStorage> Key => LambdaCodeStorage.AccountPart;

    public ImmutableArray<string> Operations => ["lambda:GetAccountSettings"];

    public int BatchSize => 1000;

    public async ValueTask<IReadOnlyList<LambdaCodeStorage>> LoadAsync(
        IReadOnlyList<LambdaCodeStorage> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var usage = await context.OnceAsync($"lambda:GetAccountSettings/{context.Scope.Region}", token => AskAsync(context, token), cancellationToken);
        return [.. batch.Select(function => function with { Account = usage })];
    }

    private static async Task<LimitUsage> AskAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonLambdaClient>().GetAccountSettingsAsync(new(), cancellationToken);
        return new(Answer.Required(answer.AccountLimit?.TotalCodeSize), Answer.Required(answer.AccountUsage?.TotalCodeSize));
    }
}
