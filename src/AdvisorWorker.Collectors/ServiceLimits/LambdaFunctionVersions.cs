using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.Lambda;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>The versions of a function and the size of their code.</summary>
public sealed class LambdaFunctionVersions : IPart<LambdaCodeStorage>
{
    public PartKey<LambdaCodeStorage> Key => LambdaCodeStorage.VersionsPart;

    public ImmutableArray<string> Operations => ["lambda:ListVersionsByFunction"];

    public async ValueTask<IReadOnlyList<LambdaCodeStorage>> LoadAsync(
        IReadOnlyList<LambdaCodeStorage> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var function = batch.Single();
        var count = 0;
        var size = 0L;
        var pages = context.Client<AmazonLambdaClient>().Paginators.ListVersionsByFunction(new() { FunctionName = function.Name, MaxItems = 50 }).Responses;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var version in Answer.Required(page.Versions))
            {
                count++;
                size += Answer.Required(version.CodeSize);
            }
        }

        return [function with { Versions = new LambdaVersions(count, size) }];
    }
}
