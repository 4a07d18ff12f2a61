using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using Amazon.Runtime;

namespace AdvisorWorker.Commands.Cases;

/// <summary>A session, the store and the Support API: what commands that touch cases work with.</summary>
internal sealed class CaseSession : IAsyncDisposable
{
    private readonly AwsClients clients;
    private readonly AwsClients once;
    private readonly bool isWhole;

    private CaseSession(Session session, AdvisorStore store, bool isWhole)
    {
        this.isWhole = isWhole;
        clients = Clients(session, session.Account.Endpoints);
        once = Clients(session, session.Account.Endpoints.Once);
        Session = session;
        Store = store;
        Tools = CaseTools.For(session, store, clients, once);
    }

    public Session Session { get; }

    public AdvisorStore Store { get; }

    public CaseTools Tools { get; }

    /// <summary>Opens all three.</summary>
    /// <exception cref="UsageException">Something about them is wrong.</exception>
    public static async Task<CaseSession> OpenAsync(
        ParseResult parsed, AccountOptions account, StoreOptions store, Func<CheckCatalog, List<string>, IReadOnlyList<CatalogCheck>> choose, CancellationToken cancellationToken)
    {
        Logs.Start(parsed.GetValue(account.Verbose));
        var mistakes = new List<string>();
        var address = StoreOptions.Address(parsed.GetValue(store.Store), SettingsFile.Load(parsed.GetValue(account.Config), []), mistakes) ?? StoreAddress.Default;
        var session = await Session.OpenAsync(parsed, account, choose, mistakes);
        try
        {
            return new(session, await StoreChoice.TellAsync(() => AdvisorStore.OpenAsync(address, TimeProvider.System, cancellationToken)), isWhole: true);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same for one account of many, which is entered; it ends before this does. Where the session is over one account, for that.</summary>
    /// <exception cref="UsageException">The account is none of them.</exception>
    /// <exception cref="AccountException">It cannot be entered.</exception>
    public async Task<CaseSession> EnterAsync(string? account, CancellationToken cancellationToken)
    {
        var entered = await Members.EnterAsync(Session, account, cancellationToken);
        if (Session.Accounts is not null)
        {
            _ = await IdentifyAsync(entered, cancellationToken);
        }

        return new(entered, Store, isWhole: false);
    }

    /// <summary>The same for the account of a case.</summary>
    /// <exception cref="UsageException">The account is none of them, or another than <paramref name="named"/>.</exception>
    /// <exception cref="AccountException">It cannot be entered.</exception>
    public Task<CaseSession> EnterAsync(SupportCase one, string? named, CancellationToken cancellationToken) => named is null || named == one.Account
        ? EnterAsync(one.Account, cancellationToken)
        : throw new UsageException($"--account: the case {one.DisplayId ?? one.Id} is of the account {one.Account}; leave the option out.");

    /// <summary>The same for one that was found already.</summary>
    public CaseSession Of(MemberAccount member) => new(Session.Of(member), Store, isWhole: false);

    /// <summary>Who the session's credentials are.</summary>
    /// <exception cref="AccountException">They are nobody's, or another account's.</exception>
    public Task<CallerIdentity> IdentifyAsync(CancellationToken cancellationToken) => IdentifyAsync(Session, cancellationToken);

    /// <summary>What a pass is asked to do, with what people have silenced.</summary>
    public async Task<RunRequest> RequestAsync(CancellationToken cancellationToken)
    {
        var stored = await StoreChoice.TellAsync(() => new StoredSuppressions(Store).ListAsync(cancellationToken));
        return Session.Request with { Suppressions = [.. Session.Request.Suppressions, .. stored] };
    }

    /// <summary>A case that can be worked on at AWS.</summary>
    /// <exception cref="UsageException">There is none of that id, or it is nothing that AWS has.</exception>
    public async Task<SupportCase> FindAsync(string id, CancellationToken cancellationToken)
    {
        var one = await StoreChoice.TellAsync(() => Tools.Book.FindAsync(id, cancellationToken));
        return one switch
        {
            null => throw new UsageException($"The store knows no case '{id}'; `advisor cases list` lists them, `advisor cases sync --all` takes over what people opened."),
            { AwsId: null } => throw new UsageException($"The case '{id}' is not open at AWS: {one.Note ?? one.State.ToString()}."),
            _ => one,
        };
    }

    /// <summary>Works at AWS, and says in one line what AWS refused.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="member">The account of many that it is about, which others are not to suffer for; null where there are no others.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(Func<Task<int>> work, string? member = null)
    {
        try
        {
            return await StoreChoice.TellAsync(work);
        }
        catch (AccountException e) when (member is not null)
        {
            Console.Error.WriteLine($"advisor: account {member}: {Reports.TerminalText.Of(e.Message)}");
            return ExitCode.Incomplete;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            var service = e as AmazonServiceException;
            var whose = member is null ? "" : $"account {member}: ";
            Console.Error.WriteLine(service?.ErrorCode == "SubscriptionRequiredException"
                ? $"advisor: {whose}the plan has no Support API; work on cases at {CaseDraft.Console}"
                : $"advisor: {whose}AWS Support refused: {service?.ErrorCode ?? e.GetType().Name}: {Reports.TerminalText.Of(e.Message)}");
            return ExitCode.Incomplete;
        }
    }

    // Of many, a role for writing that leads elsewhere would tell one account's matters in another's case. Of one, it may be that of a place for events.
    private static Task<CallerIdentity> IdentifyAsync(Session session, CancellationToken cancellationToken) =>
        (session.Accounts is null ? session.Account : session.Account.ForWriting).IdentifyAsync(new(), new(session.Request.Politeness, TimeProvider.System), cancellationToken);

    private static AwsClients Clients(Session session, AwsEndpoints endpoints) =>
        new(session.Account.ForWriting.Credentials, endpoints, new(), "", new CallTerms(session.Request.Politeness, TimeProvider.System));

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        once.Dispose();
        if (isWhole)
        {
            await Store.DisposeAsync();
            await Session.DisposeAsync();
        }
    }
}
