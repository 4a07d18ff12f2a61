using System.Runtime.CompilerServices;
using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Records made from another type's, which pushes them here as it takes them.</summary>
internal sealed class DerivedNode<TIn, TOut> : ResourceNode<TOut>
    where TIn : Resource
    where TOut : Resource
{
    private readonly ResourceNode<TIn> input;
    private Derivation<TIn, TOut>? derivation;

    public DerivedNode(TypePlan plan, AwsScope scope, ResourceNode<TIn> input)
        : base(plan, scope)
    {
        this.input = input;

        // The catalogue's instance is the pattern; what is accumulated belongs to one scope.
        derivation = (Derivation<TIn, TOut>)Activator.CreateInstance(plan.Source.GetType())!;
        input.Feed(derivation.Add);
    }

    protected override async IAsyncEnumerable<IReadOnlyList<TOut>> ListAsync(ScopeContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What is proven from a part of the input is said, and the gap stays.
        Gap = input.Gap;
        var made = derivation!.Finish(context.Scope, Gap);
        derivation = null;
        foreach (var page in made.Chunk(1000))
        {
            yield return page;
        }

        await Task.CompletedTask;
    }
}
