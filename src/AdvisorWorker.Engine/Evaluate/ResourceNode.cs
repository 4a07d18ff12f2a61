using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>
/// Takes the records of one type as they are listed: loads needed parts, feeds derivations, lets every check judge, and reports rows. The parts of some records are
/// loaded while the next are listed; everything else happens to one record after the other, in the order of the list.
/// </summary>
internal class ResourceNode<T> : Node
    where T : Resource
{
    private const int PendingAtMost = 500;
    private const int RecordsAtOnce = 1000;

    // Parts of one record each are many small calls, bounded by the account's places for calls. A call for many records is large in memory.
    private const int SingleCallsAtOnce = 64;
    private const int LargeCallsAtOnce = 4;

    // As many portions as lists run ahead of their parts.
    private const int PortionsAhead = 3;
    private const int LargePortionsAhead = 1;

    private readonly ImmutableArray<Lane<T>> lanes;
    private readonly ImmutableArray<PartKey<T>> needs;
    private readonly bool hasLargeCalls;
    private readonly List<T> listed = [];
    private readonly Queue<Task<IReadOnlyList<T>>> loading = [];
    private readonly List<Action<T>> feeds = [];
    private readonly List<Row> pending = [];
    private List<T>? kept;

    public ResourceNode(TypePlan plan, AwsScope scope)
        : base(plan)
    {
        lanes = [.. plan.Checks.Select(check => new Lane<T>((ICheck<T>)check, new(check, scope)))];
        kept = plan.IsKept ? [] : null;

        // Calls for single records last, so that one pass over the records makes them all.
        needs = [.. plan.Needs.Cast<PartKey<T>>().OrderBy(key => Part(key).BatchSize <= 1)];
        hasLargeCalls = needs.Any(key => Part(key) is { Operations.IsEmpty: false, BatchSize: > 1 });
    }

    public override IEnumerable<Outcome> CheckOutcomes => lanes.Select(lane => lane.Outcome);

    /// <summary>All records; only for a type that is kept, until the last asker is done.</summary>
    public Collected<T> All => new(kept ?? throw new InvalidOperationException($"{typeof(T).Name} is no longer kept."), Gap);

    public void Feed(Action<T> add) => feeds.Add(add);

    public override async Task RunAsync(ScopeRun run, CancellationToken cancellationToken)
    {
        var context = new ScopeContext(run, Plan.Inputs, cancellationToken);
        using var limit = new CancellationTokenSource(run.Account.UnitLimit, run.Account.Time);
        using var unit = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ReadAsync(context, unit.Token);
        }
        catch (Exception e)
        {
            // A failure, whatever it is, is this type's and goes no further: the others of the scope still answer.
            Gap ??= GapTranslation.Of(e, Plan.Source, cancellationToken);
        }

        try
        {
            // What was begun before is judged all the same.
            await EndAsync(context, unit.Token);
        }
        catch (Exception e)
        {
            Gap ??= GapTranslation.Of(e, Plan.Source, cancellationToken);
        }

        foreach (var lane in lanes)
        {
            lane.Outcome.Gap = Gap;
        }

        feeds.Clear();
    }

    public override void Abandon(Gap gap)
    {
        Gap = gap;
        foreach (var lane in lanes)
        {
            lane.Outcome.Gap = gap;
        }
    }

    /// <summary>The records as they are listed, page by page.</summary>
    protected virtual IAsyncEnumerable<IReadOnlyList<T>> ListAsync(ScopeContext context, CancellationToken cancellationToken) =>
        ((ICollector<T>)Plan.Source).CollectAsync(context, cancellationToken);

    protected override void Release() => kept = null;

    private async Task ReadAsync(ScopeContext context, CancellationToken cancellationToken)
    {
        // Where a call takes many records, pages gather until there are as many.
        var portion = hasLargeCalls ? RecordsAtOnce : 1;
        await foreach (var page in ListAsync(context, cancellationToken).WithCancellation(cancellationToken))
        {
            // What is derived makes no call that would find out.
            cancellationToken.ThrowIfCancellationRequested();
            listed.AddRange(page.Where(record => context.Run.Includes(record.Region)));
            while (listed.Count >= portion)
            {
                BeginPortion(context, cancellationToken);
                await JudgeLoadedAsync(hasLargeCalls ? LargePortionsAhead : PortionsAhead, context, cancellationToken);
            }
        }
    }

    private async Task EndAsync(ScopeContext context, CancellationToken cancellationToken)
    {
        try
        {
            while (listed.Count > 0)
            {
                BeginPortion(context, cancellationToken);
            }
        }
        finally
        {
            await JudgeLoadedAsync(0, context, cancellationToken);
            await FlushAsync(context, cancellationToken);
        }
    }

    private void BeginPortion(ScopeContext context, CancellationToken cancellationToken)
    {
        // What is derived makes no call that would find out.
        cancellationToken.ThrowIfCancellationRequested();
        HeapTrim.Due();
        IReadOnlyList<T> portion = [.. listed.Take(RecordsAtOnce)];
        listed.RemoveRange(0, portion.Count);
        loading.Enqueue(needs.IsEmpty ? Task.FromResult(portion) : LoadNeedsAsync(portion, context, cancellationToken));
    }

    // In the order of the list, and not waiting for the last so many.
    private async Task JudgeLoadedAsync(int ahead, ScopeContext context, CancellationToken cancellationToken)
    {
        while (loading.Count > ahead || (loading.TryPeek(out var next) && next.IsCompleted))
        {
            await JudgeAsync(await loading.Dequeue(), context, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<T>> LoadNeedsAsync(IReadOnlyList<T> portion, ScopeContext context, CancellationToken cancellationToken)
    {
        foreach (var key in needs.Where(key => Part(key).BatchSize > 1))
        {
            portion = await LoadAsync([key], portion, context, cancellationToken);
        }

        return await LoadAsync([.. needs.Where(key => Part(key).BatchSize <= 1)], portion, context, cancellationToken);
    }

    private async Task JudgeAsync(IReadOnlyList<T> portion, ScopeContext context, CancellationToken cancellationToken)
    {
        kept?.AddRange(portion);
        foreach (var record in portion)
        {
            foreach (var feed in feeds)
            {
                feed(record);
            }

            Judge(record, context.At);
        }

        if (pending.Count >= PendingAtMost)
        {
            await FlushAsync(context, cancellationToken);
        }
    }

    private void Judge(T record, Moment at)
    {
        List<(Lane<T>, Verdict)>? verdicts = null;
        foreach (var lane in lanes)
        {
            if (lane.Judge(record, at) is { } verdict)
            {
                (verdicts ??= []).Add((lane, verdict));
            }
        }

        if (verdicts is not null)
        {
            pending.Add(new(record, verdicts));
        }
    }

    // Pending records belong to the type and not to a check, so two checks that list one record load its column parts once.
    private async Task FlushAsync(ScopeContext context, CancellationToken cancellationToken)
    {
        var rows = pending.ToArray();
        pending.Clear();
        foreach (var key in lanes.SelectMany(lane => lane.ColumnNeeds).Distinct().Where(key => !needs.Contains(key)))
        {
            var wanted = Enumerable.Range(0, rows.Length).Where(i => rows[i].Verdicts.Any(verdict => verdict.Lane.ColumnNeeds.Contains(key))).ToArray();
            var loaded = await LoadAsync([key], [.. wanted.Select(i => rows[i].Record)], context, cancellationToken);
            for (var i = 0; i < wanted.Length; i++)
            {
                rows[wanted[i]] = rows[wanted[i]] with { Record = loaded[i] };
            }
        }

        foreach (var (record, verdicts) in rows)
        {
            foreach (var (lane, verdict) in verdicts)
            {
                context.Run.Report(lane.Row(record, verdict, context.Scope, context.At));
            }
        }
    }

    // Several parts together only where each takes one record at a time.
    private async Task<IReadOnlyList<T>> LoadAsync(ImmutableArray<PartKey<T>> keys, IReadOnlyList<T> records, ScopeContext context, CancellationToken cancellationToken)
    {
        if (keys.IsEmpty)
        {
            return records;
        }

        var size = Math.Max(1, Part(keys[0]).BatchSize);
        var batches = records.Chunk(size).ToArray();
        var loaded = new IReadOnlyList<T>[batches.Length];
        await Parallel.ForAsync(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = size == 1 ? SingleCallsAtOnce : LargeCallsAtOnce }, async (i, _) =>
        {
            loaded[i] = batches[i];
            foreach (var key in keys)
            {
                loaded[i] = await LoadBatchAsync(Part(key), loaded[i], context, cancellationToken);
            }
        });
        return loaded.Length == 1 ? loaded[0] : [.. loaded.SelectMany(batch => batch)];
    }

    private IPart<T> Part(PartKey<T> key) => (IPart<T>)Plan.Parts[key];

    private async Task<IReadOnlyList<T>> LoadBatchAsync(IPart<T> part, IReadOnlyList<T> batch, ScopeContext context, CancellationToken cancellationToken)
    {
        PartLoading.Begin();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var loaded = await part.LoadAsync(batch, context, cancellationToken);
            return loaded.Count == batch.Count
                ? loaded
                : throw new UnavailableException(new(GapReason.Failed, Detail: $"{part.GetType().Name} gave {loaded.Count} records for {batch.Count}"));
        }
        catch (Exception e)
        {
            var gap = GapTranslation.Of(e, part, context.RunToken);
            foreach (var lane in lanes.Where(lane => lane.Reads(part.Key)))
            {
                lane.Outcome.Miss(gap);
            }

            return [.. batch.Select(record => part.Key.Unreadable(record, gap))];
        }
    }

    private readonly record struct Row(T Record, List<(Lane<T> Lane, Verdict Verdict)> Verdicts);
}
