using System.Collections.Immutable;
using AdvisorWorker.Resources.Lambda;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AdvisorWorker.Collectors.Lambda;

/// <summary>All functions of a Region, each as its version <c>$LATEST</c> is.</summary>
public sealed class LambdaFunctionCollector : ICollector<LambdaFunction>
{
    public ImmutableArray<string> Operations => ["lambda:ListFunctions"];

    // Lambda gives at most 50 functions a page, whatever is asked for.
    public IAsyncEnumerable<IReadOnlyList<LambdaFunction>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonLambdaClient>().Paginators.ListFunctions(new() { MaxItems = 50 }).Responses
            .Select(IReadOnlyList<LambdaFunction> (page) => [.. Answer.Required(page.Functions).Select(function => Read(function, context.Scope.Region))]);

    private static LambdaFunction Read(FunctionConfiguration function, string region) => new(
        Answer.Required(function.FunctionArn),
        region,
        Answer.Required(function.FunctionName),
        function.PackageType == PackageType.Image,
        function.Runtime?.Value);
}
