namespace AdvisorWorker.Engine.Evaluate;

/// <summary>One record type at work in one scope.</summary>
internal abstract class Node(TypePlan plan)
{
    private int consumers;

    public TypePlan Plan => plan;

    /// <summary>Set when the type's records are not whole.</summary>
    public Gap? Gap { get; protected set; }

    /// <summary>Done, whatever came of it. Never fails.</summary>
    public Task Completed { get; set; } = Task.CompletedTask;

    /// <summary>The outcome of each check on the type.</summary>
    public abstract IEnumerable<Outcome> CheckOutcomes { get; }

    public abstract Task RunAsync(ScopeRun run, CancellationToken cancellationToken);

    /// <summary>Ends the node's checks without having read anything.</summary>
    public abstract void Abandon(Gap gap);

    public void AddConsumer() => consumers++;

    /// <summary>Drops the kept records when the last asker is done.</summary>
    public void RemoveConsumer()
    {
        if (Interlocked.Decrement(ref consumers) == 0)
        {
            Release();
        }
    }

    protected abstract void Release();
}
