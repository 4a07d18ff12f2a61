using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.Lambda;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>
/// The versions of a function and the size of their code. They are read of all functions of a Region in one listing, 50 versions a call: where one function is
/// asked for all are, and asking them one by one takes a call each at the least.
/// </summary>
public sealed class LambdaFunctionVersions : IPart<LambdaCodeStorage>
{
    public PartKey<LambdaCodeStorage> Key => LambdaCodeStorage.VersionsPart;

    public ImmutableArray<string> Operations => ["lambda:ListFunctions"];

    public int BatchSize => 1000;

    public async ValueTask<IReadOnlyList<LambdaCodeStorage>> LoadAsync(
        IReadOnlyList<LambdaCodeStorage> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var versions = await context.OnceAsync($"lambda:ListFunctions/ALL/{context.Scope.Region}", token => ListAsync(context, token), cancellationToken);

        // One that is not in the listing was deleted since: its cells are empty.
        return [.. batch.Select(function => function with { Versions = Part<LambdaVersions?>.Of(versions.GetValueOrDefault(function.Name)) })];
    }

    private static async Task<IReadOnlyDictionary<string, LambdaVersions>> ListAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, LambdaVersions>(StringComparer.Ordinal);
        var pages = context.Client<AmazonLambdaClient>().Paginators.ListFunctions(new() { FunctionVersion = FunctionVersion.ALL, MaxItems = 50 }).Responses;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var version in Answer.Required(page.Functions))
            {
                var name = Answer.Required(version.FunctionName);
                var (count, size) = versions.GetValueOrDefault(name) ?? new(0, 0);
                versions[name] = new(count + 1, size + Answer.Required(version.CodeSize));
            }
        }

        return versions;
    }
}
