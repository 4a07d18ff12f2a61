using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using AdvisorWorker.Serving;

namespace AdvisorWorker;

/// <summary>What happens with a run's report after the run: it is recorded, compared with what is known, and published.</summary>
internal sealed class RunMemory : IAsyncDisposable
{
    // Long enough for a sink that is there, and short for one that is not.
    private static readonly TimeSpan AnnounceLimit = TimeSpan.FromSeconds(5);

    // Whoever ended the run waits for its report, and the program is ended soon whether it has written that or not.
    private static readonly TimeSpan InterruptedLimit = TimeSpan.FromSeconds(1);

    private readonly Session session;
    private readonly MemoryChoice choice;
    private readonly IReadOnlyList<SinkSpec> specs;
    private readonly AdvisorStore? store;
    private StandingDelivery? standing;

    // Of several accounts, one at a time has the sinks.
    private readonly SemaphoreSlim announcing = new(1);

    private RunMemory(Session session, MemoryChoice choice, IReadOnlyList<SinkSpec> specs, AdvisorStore? store)
    {
        this.session = session;
        this.choice = choice;
        this.specs = specs;
        this.store = store;
    }

    /// <summary>Opens the store and makes the sinks known to it, before anything is read that they could not take.</summary>
    /// <exception cref="UsageException">The store cannot be worked with.</exception>
    public static async Task<RunMemory> OpenAsync(Session session, MemoryChoice choice, IReadOnlyList<SinkSpec> specs, CancellationToken cancellationToken)
    {
        // Without a store, events still pass through an outbox, and nothing of it outlives the process.
        var address = choice.Address ?? (specs.Count > 0 || session.Escalation.Mode != EscalationMode.Off ? new StoreAddress.Memory() : null);
        AdvisorStore? store = null;
        try
        {
            store = address is null ? null : await AdvisorStore.OpenAsync(address, TimeProvider.System, cancellationToken);
            var memory = new RunMemory(session, choice, specs, store);
            if (store is not null)
            {
                await store.CheckClockAsync(session.Time.GetUtcNow(), cancellationToken);
                using var clients = memory.Clients(session, new());
                await memory.Publisher(store, clients).RegisterAsync(cancellationToken);
            }

            return memory;
        }
        catch (StoreException e)
        {
            if (store is not null)
            {
                await store.DisposeAsync();
            }

            throw new UsageException($"--store: {e.Message}");
        }
    }

    /// <summary>Where results are remembered; null for nowhere.</summary>
    public AdvisorStore? Store => store;

    /// <summary>What the next pass is asked to do: the session's request, with the suppressions that the store holds by now and what is remembered of the plan.</summary>
    /// <exception cref="UsageException">They cannot be read.</exception>
    public Task<RunRequest> RequestAsync(CancellationToken cancellationToken) => RequestAsync(session.Request, cancellationToken);

    /// <summary>A request, with the suppressions that the store holds by now and what is remembered of the plan.</summary>
    /// <exception cref="UsageException">They cannot be read.</exception>
    public async Task<RunRequest> RequestAsync(RunRequest request, CancellationToken cancellationToken)
    {
        if (store is null or { Address: StoreAddress.Memory })
        {
            return request;
        }

        try
        {
            return request with { LastKnownPlan = RecallAsync, Suppressions = [.. request.Suppressions, .. await new StoredSuppressions(store).ListAsync(cancellationToken)] };
        }
        catch (StoreException e)
        {
            throw new UsageException($"--store: {e.Message}");
        }
    }

    /// <summary>Delivers events as they come, until it is stopped; what is recorded meanwhile is left to this.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        standing = new(store!, [.. specs.Select(spec => spec.Name)], () =>
        {
            var clients = Clients(session, new());
            return (Publisher(store!, clients), clients);
        });
        await standing.RunAsync(cancellationToken);
        standing = null;
    }

    /// <summary>Delivers what waits still, no longer than a time.</summary>
    public async Task<PublishOutcome> FlushAsync(TimeSpan limit)
    {
        using var clients = Clients(session, new());
        return await Publisher(store!, clients).DrainAsync(limit, CancellationToken.None);
    }

    /// <summary>Records, compares and publishes.</summary>
    public Task<Remembered> KeepAsync(RunReport report) => KeepAsync(session, report);

    /// <summary>Records, compares and publishes the report of one of the accounts of a daemon.</summary>
    public Task<Remembered> KeepAsync(MemberAccount member, RunReport report) => KeepAsync(session.Accounts is null ? session : session.Of(member), report);

    private async Task<Remembered> KeepAsync(Session account, RunReport report)
    {
        var recorded = await RecordAsync(account, report);
        return await PublishAsync(recorded.Report, [recorded]);
    }

    /// <summary>Records one account of many, and sees to its cases; <see cref="PublishAsync"/> does the rest for all.</summary>
    public Task<Recorded> RecordAsync(MemberAccount member, RunReport report) => RecordAsync(session.Of(member), report);

    private async Task<Recorded> RecordAsync(Session account, RunReport report)
    {
        IReadOnlyDictionary<Change, int>? changes = null;
        var meter = new CallMeter();
        var fresh = report;
        foreach (var breach in report.Breaches)
        {
            Serilog.Log.Error("{Breach}", TerminalText.Of(breach));
        }

        // What was not begun is no run of the account.
        if (store is null || report.Run is { Interrupted: true, Parts: [{ Failure: not null }] })
        {
            return new(report, changes, EscalationOutcome.Nothing, null, meter.Total);
        }

        try
        {
            foreach (var plan in report.Plans)
            {
                await new PlanBook(store).KeepAsync(plan, report.Run.StartedAt, CancellationToken.None);
            }

            var recorded = await store.RecordAsync(report, SinkOptions.Events(session.Configuration), CancellationToken.None);
            fresh = recorded.Fresh;
            if (store.Address is not StoreAddress.Memory)
            {
                (report, changes) = (recorded.Report, recorded.Changes);
            }
        }
        catch (StoreException e)
        {
            return new(report, null, EscalationOutcome.Nothing, $"{e.Message} Nothing was recorded: what changed will show as changed in the next run", meter.Total);
        }

        // Of an account that was not entered nothing is known to have gone, and its cases are out of reach too.
        if (report.Run.Interrupted || report.Run.Parts is [{ Failure: not null }])
        {
            return new(report, changes, EscalationOutcome.Nothing, null, meter.Total);
        }

        if (await WhyNoCasesAsync(account, meter) is { } reason)
        {
            return new(report, changes, new([reason]), null, meter.Total);
        }

        using var clients = Clients(account, meter);
        using var once = Clients(account, meter, account.Account.Endpoints.Once);
        using var sinks = Clients(session, meter);
        var cases = await CaseTools.For(account, store, clients, once, () => AnnounceAsync(store, sinks)).Escalator.RunAsync(fresh, CancellationToken.None);
        return new(report, changes, cases, null, meter.Total);
    }

    // Of many accounts, a role for writing that leads elsewhere would tell one account's matters in another's case.
    private async Task<string?> WhyNoCasesAsync(Session account, CallMeter meter)
    {
        if (session.Accounts is null || account.Escalation.Mode != EscalationMode.On)
        {
            return null;
        }

        try
        {
            await account.Account.ForWriting.IdentifyAsync(meter, new(session.Request.Politeness, TimeProvider.System), CancellationToken.None);
            return null;
        }
        catch (AccountException e)
        {
            return $"they wait: {e.Message}";
        }
    }

    private async Task AnnounceAsync(AdvisorStore opened, AwsClients clients)
    {
        await announcing.WaitAsync();
        try
        {
            await SendAsync(opened, clients, AnnounceLimit);
        }
        finally
        {
            announcing.Release();
        }
    }

    /// <summary>Publishes what was recorded, and compares.</summary>
    /// <param name="report">The report of all accounts.</param>
    /// <param name="recorded">Each account's.</param>
    public async Task<Remembered> PublishAsync(RunReport report, IReadOnlyList<Recorded> recorded)
    {
        var outcome = new PublishOutcome([]);
        var failure = recorded.Select(account => account.Failure).FirstOrDefault(failure => failure is not null);
        var meter = new CallMeter();
        if (store is not null && session.Accounts is not null && standing is { } delivery)
        {
            // Where other accounts' events come all the time, there is no end to wait for.
            delivery.Wake();
            failure ??= await ForgetAsync(store);
        }
        else if (store is not null)
        {
            // What earlier runs left behind goes out all the same.
            // A daemon that ends has a time of its own for this.
            using var clients = Clients(session, meter);
            outcome = await SendAsync(store, clients, !report.Run.Interrupted ? Engine.Publish.Publisher.Budget : standing is not null ? TimeSpan.Zero : InterruptedLimit);
            failure ??= await ForgetAsync(store);
        }

        var changes = recorded.Select(account => account.Changes).OfType<IReadOnlyDictionary<Change, int>>().ToList();
        return new(
            Compared(report),
            outcome,
            changes.Count == 0 ? null : Enum.GetValues<Change>().ToDictionary(change => change, change => changes.Sum(account => account[change])),
            new([.. recorded.SelectMany(account => account.Cases.Said.Select(said => recorded.Count == 1 ? said : $"{account.Report.Run.Accounts[0]}: {said}"))]),
            failure,
            ApiCalls.Sum([.. recorded.Select(account => account.Published), meter.Total]));
    }

    private async Task<Engine.Plans.AccountPlan?> RecallAsync(string account, CancellationToken cancellationToken)
    {
        try
        {
            return await new PlanBook(store!).LastAsync(account, cancellationToken);
        }
        catch (StoreException)
        {
            return null; // recording will say what is wrong with the store
        }
    }

    private async Task<string?> ForgetAsync(AdvisorStore opened)
    {
        try
        {
            await new Retention(opened).KeepUpAsync(TimeSpan.FromDays(choice.RetentionDays), CancellationToken.None);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        announcing.Dispose();
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    // Bound to the same rates and limits as the pass; their own terms each time, as a Region that failed then may answer now.
    private AwsClients Clients(Session account, CallMeter meter, AwsEndpoints? endpoints = null) => new(
        account.Account.WriteCredentials ?? account.Account.Credentials, endpoints ?? account.Account.Endpoints, meter, "", new CallTerms(session.Request.Politeness, TimeProvider.System));

    // Only one publisher may deliver to a sink. Where one stands by, a pass need not wait for what another sink is slow to take.
    private Task<PublishOutcome> SendAsync(AdvisorStore opened, AwsClients clients, TimeSpan limit) =>
        standing is { } delivery ? delivery.SettleAsync(limit < AnnounceLimit ? limit : AnnounceLimit) : Publisher(opened, clients).DrainAsync(limit, CancellationToken.None);

    private Publisher Publisher(AdvisorStore opened, AwsClients clients) =>
        new(opened, specs.Select(spec => spec.Open(clients, session.Account.HomeRegion, TimeProvider.System)));

    private RunReport Compared(RunReport report)
    {
        if (choice.Baseline is { } baseline)
        {
            report = Each(report, items => items.Select(item => item.IsFlagged
                ? item with { Change = baseline.TryGetValue(item.Fingerprint, out var before) ? before.Became(item) : Change.New }
                : item));
        }

        return choice.OnlyNew
            ? Each(report, items => items.Where(item => item.Change is Change.New or Change.Changed))
            : report;
    }

    private static RunReport Each(RunReport report, Func<ImmutableArray<Item>, IEnumerable<Item>> change) =>
        report with { Checks = [.. report.Checks.Select(check => check with { Items = [.. change(check.Items)] })] };
}

/// <summary>One account's report, recorded.</summary>
/// <param name="Report">The report, its items with what became of them.</param>
/// <param name="Changes">How many items changed since the last run, by kind; null where nothing is remembered.</param>
/// <param name="Cases">What became of findings at AWS Support.</param>
/// <param name="Failure">Why it could not be recorded.</param>
/// <param name="Published">The calls to AWS that it took.</param>
internal sealed record Recorded(RunReport Report, IReadOnlyDictionary<Change, int>? Changes, EscalationOutcome Cases, string? Failure, ApiCalls Published);

/// <summary>A run that was recorded and published.</summary>
/// <param name="Report">The report as it is shown.</param>
/// <param name="Deliveries">What became of the events.</param>
/// <param name="Changes">How many items changed since the last run, by kind; null where nothing is remembered.</param>
/// <param name="Cases">What became of findings at AWS Support.</param>
/// <param name="StoreFailure">Why it could not be recorded; null where it was, or was not to be.</param>
/// <param name="Published">The calls to AWS that publishing took; those of the run are in its report.</param>
internal sealed record Remembered(RunReport Report, PublishOutcome Deliveries, IReadOnlyDictionary<Change, int>? Changes, EscalationOutcome Cases, string? StoreFailure, ApiCalls Published);
