using System.Collections.Immutable;

namespace AdvisorWorker;

/// <summary>
/// Records that no API lists: exploded, grouped, joined or absent ones. Pure: fed record by record as pages arrive, finished
/// once per scope. A public class without constructor parameters; each scope of a run gets a new one.
/// </summary>
/// <typeparam name="TIn">The record type it is fed.</typeparam>
/// <typeparam name="TOut">The record type it makes. A record whose absence matters is yielded also for a scope with none.</typeparam>
public abstract class Derivation<TIn, TOut> : ISource
    where TIn : Resource
    where TOut : Resource
{
    /// <inheritdoc/>
    public ImmutableArray<string> Operations => [];

    /// <inheritdoc/>
    public ImmutableArray<Type> Inputs => [typeof(TIn)];

    /// <summary>Parts of the input that <see cref="Add"/> reads.</summary>
    public virtual ImmutableArray<PartKey<TIn>> Needs => [];

    /// <summary>Takes one record.</summary>
    public abstract void Add(TIn input);

    /// <summary>The records made of all that was added.</summary>
    /// <param name="scope">The scope they belong to.</param>
    /// <param name="gap">Set when the input is not whole. What is yielded then is judged, and every check on it is incomplete all the same.</param>
    public abstract IEnumerable<TOut> Finish(AwsScope scope, Gap? gap);
}
