using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Engine.Collect;

/// <summary>What the collector and the parts of one record type work with in one scope.</summary>
internal sealed class ScopeContext(ScopeRun run, IReadOnlyCollection<Type> inputs, CancellationToken runToken) : CollectContext
{
    public ScopeRun Run => run;

    /// <summary>Ends the run, where a unit's own limit does not.</summary>
    public CancellationToken RunToken => runToken;

    public override AwsScope Scope => run.Scope;

    public override Moment At => run.At;

    public override TClient Client<TClient>(string? region = null) =>
        run.Account.Clients.Get<TClient>(region ?? (Scope.IsGlobal ? run.Account.GlobalRegion : Scope.Region));

    public override Collected<T> All<T>() => inputs.Contains(typeof(T))
        ? run.All<T>()
        : throw new InvalidOperationException($"{typeof(T).Name} is asked for and not declared in Inputs.");

    public override ValueTask<TValue> OnceAsync<TValue>(string key, Func<CancellationToken, Task<TValue>> call, CancellationToken cancellationToken) =>
        run.Account.OnceAsync(key, call, runToken, cancellationToken);
}
