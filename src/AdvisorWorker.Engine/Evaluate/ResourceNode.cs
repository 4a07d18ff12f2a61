using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Takes the records of one type page by page: loads needed parts, feeds derivations, lets every check judge, and reports rows.</summary>
internal class ResourceNode<T> : Node
    where T : Resource
{
    private const int PendingAtMost = 500;
    private const int RecordsAtOnce = 1000;
    private const int BatchesAtOnce = 8;

    private readonly ImmutableArray<Lane<T>> lanes;
    private readonly List<Action<T>> feeds = [];
    private readonly List<Listed> pending = [];
    private List<T>? kept;

    public ResourceNode(TypePlan plan, AwsScope scope)
        : base(plan)
    {
        lanes = [.. plan.Checks.Select(check => new Lane<T>((ICheck<T>)check, new(check, scope)))];
        kept = plan.IsKept ? [] : null;
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
            await FlushAsync(context, unit.Token);
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

    protected virtual async Task ReadAsync(ScopeContext context, CancellationToken cancellationToken)
    {
        await foreach (var page in ((ICollector<T>)Plan.Source).CollectAsync(context, cancellationToken).WithCancellation(cancellationToken))
        {
            await TakeAsync(page, context, cancellationToken);
        }
    }

    protected async Task TakeAsync(IReadOnlyList<T> records, ScopeContext context, CancellationToken cancellationToken)
    {
        var wanted = records.Where(record => context.Run.Includes(record.Region));
        foreach (var page in wanted.Chunk(RecordsAtOnce))
        {
            // What is derived makes no call that would find out.
            cancellationToken.ThrowIfCancellationRequested();
            await TakePageAsync(page, context, cancellationToken);
        }
    }

    protected override void Release() => kept = null;

    private async Task TakePageAsync(IReadOnlyList<T> page, ScopeContext context, CancellationToken cancellationToken)
    {
        foreach (var key in Plan.Needs)
        {
            page = await LoadAsync((PartKey<T>)key, page, context, cancellationToken);
        }

        kept?.AddRange(page);
        foreach (var record in page)
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
        var listed = pending.ToArray();
        pending.Clear();
        foreach (var key in lanes.SelectMany(lane => lane.ColumnNeeds).Distinct().Where(key => !Plan.Needs.Contains(key)))
        {
            var rows = Enumerable.Range(0, listed.Length).Where(i => listed[i].Verdicts.Any(verdict => verdict.Lane.ColumnNeeds.Contains(key))).ToArray();
            var loaded = await LoadAsync(key, [.. rows.Select(i => listed[i].Record)], context, cancellationToken);
            for (var i = 0; i < rows.Length; i++)
            {
                listed[rows[i]] = listed[rows[i]] with { Record = loaded[i] };
            }
        }

        foreach (var (record, verdicts) in listed)
        {
            foreach (var (lane, verdict) in verdicts)
            {
                context.Run.Report(lane.Row(record, verdict, context.Scope, context.At));
            }
        }
    }

    private async Task<IReadOnlyList<T>> LoadAsync(PartKey<T> key, IReadOnlyList<T> records, ScopeContext context, CancellationToken cancellationToken)
    {
        var part = (IPart<T>)Plan.Parts[key];
        var batches = records.Chunk(Math.Max(1, part.BatchSize)).ToArray();
        var loaded = new IReadOnlyList<T>[batches.Length];
        await Parallel.ForAsync(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce }, async (i, _) =>
            loaded[i] = await LoadBatchAsync(part, batches[i], context, cancellationToken));
        return loaded.Length == 1 ? loaded[0] : [.. loaded.SelectMany(batch => batch)];
    }

    private async Task<IReadOnlyList<T>> LoadBatchAsync(IPart<T> part, T[] batch, ScopeContext context, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var loaded = await part.LoadAsync(batch, context, cancellationToken);
            return loaded.Count == batch.Length
                ? loaded
                : throw new UnavailableException(new(GapReason.Failed, Detail: $"{part.GetType().Name} gave {loaded.Count} records for {batch.Length}"));
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

    private readonly record struct Listed(T Record, List<(Lane<T> Lane, Verdict Verdict)> Verdicts);
}
