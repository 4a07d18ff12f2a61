using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Runs all checks of one scope: each record type is collected once, as soon as its inputs are complete.</summary>
internal sealed class ScopeRun
{
    private const int TypesAtOnce = 16;

    private readonly Dictionary<Type, Node> nodes = [];
    private readonly ScopeRun? accountWide;
    private readonly RunRecorder recorder;
    private readonly Func<string, bool> includes;

    /// <param name="account">The account's clients and shared calls.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="plan">What to read; only the types of this kind of scope are taken from it.</param>
    /// <param name="accountWide">The run of the account's global scope, which has been started; null for that scope itself.</param>
    /// <param name="includes">Whether records of a Region are wanted.</param>
    /// <param name="recorder">Takes rows and outcomes.</param>
    public ScopeRun(AccountAccess account, AwsScope scope, CollectionPlan plan, ScopeRun? accountWide, Func<string, bool> includes, RunRecorder recorder)
    {
        Account = account;
        Scope = scope;
        this.accountWide = accountWide;
        this.includes = includes;
        this.recorder = recorder;
        foreach (var type in plan.Types.Where(type => type.AccountWide == scope.IsGlobal))
        {
            nodes[type.Type] = MakeNode(type);
        }

        foreach (var node in nodes.Values)
        {
            foreach (var input in node.Plan.Inputs.Where(node.Plan.AsksFor))
            {
                nodes.GetValueOrDefault(input)?.AddConsumer();
            }
        }

        // Regions ask later for what the global scope keeps: those records stay until the account is done.
        if (scope.IsGlobal)
        {
            foreach (var regional in plan.Types.Where(type => !type.AccountWide))
            {
                foreach (var input in regional.Inputs)
                {
                    nodes.GetValueOrDefault(input)?.AddConsumer();
                }
            }
        }
    }

    public AccountAccess Account { get; }

    public AwsScope Scope { get; }

    public Moment At => Account.At;

    public bool Includes(string region) => includes(region);

    public void Report(Item item) => recorder.Add(item);

    /// <summary>Ends when every check of the scope has its outcome.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(TypesAtOnce);
        foreach (var node in nodes.Values)
        {
            // The plan's order puts inputs first, so their tasks exist by now.
            var inputs = node.Plan.Inputs.Select(input => nodes.GetValueOrDefault(input)).OfType<Node>().ToArray();
            var shared = node.Plan.Inputs.Select(input => accountWide?.nodes.GetValueOrDefault(input)?.Completed).OfType<Task>();
            node.Completed = RunNodeAsync(node, inputs, Task.WhenAll(shared), places, cancellationToken);
        }

        await Task.WhenAll(nodes.Values.Select(node => node.Completed));
    }

    /// <summary>All records of an input type of this scope or of the account.</summary>
    public Collected<T> All<T>()
        where T : Resource =>
        nodes.GetValueOrDefault(typeof(T)) is ResourceNode<T> own ? own.All
        : accountWide?.nodes.GetValueOrDefault(typeof(T)) is ResourceNode<T> shared ? shared.All
        : throw new InvalidOperationException($"{typeof(T).Name} is not collected here.");

    private async Task RunNodeAsync(Node node, Node[] inputs, Task shared, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        await shared;
        await Task.WhenAll(inputs.Select(input => input.Completed));
        await places.WaitAsync(CancellationToken.None);
        try
        {
            if (cancellationToken.IsCancellationRequested)
            {
                node.Abandon(GapTranslation.NotReached);
            }
            else
            {
                await Task.Run(() => node.RunAsync(this, cancellationToken), CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // What sources and checks throw ends in the node, unless it cannot even be asked what it is. The units are left without an outcome, which the ledger tells;
            // but whoever asks for the records must know that they are not whole.
            var failure = $"{node.Plan.Type.Name} of {Scope.Account} in {Scope.Region} was not read to the end";
            recorder.Breach(failure, e);
            node.Abandon(new(GapReason.Failed, Detail: $"{failure}; please report it"));
            return;
        }
        finally
        {
            places.Release();
            foreach (var input in inputs.Where(input => node.Plan.AsksFor(input.Plan.Type)))
            {
                input.RemoveConsumer();
            }
        }

        foreach (var outcome in node.CheckOutcomes)
        {
            recorder.Add(outcome);
        }
    }

    private Node MakeNode(TypePlan type)
    {
        if (type.DerivedFrom is { } fed)
        {
            var derived = typeof(DerivedNode<,>).MakeGenericType(fed, type.Type);
            return (Node)Activator.CreateInstance(derived, type, Scope, nodes[fed])!;
        }

        return (Node)Activator.CreateInstance(typeof(ResourceNode<>).MakeGenericType(type.Type), type, Scope)!;
    }
}
