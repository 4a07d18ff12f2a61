using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;
using Amazon.Runtime;

namespace AdvisorWorker.Commands.Cases;

/// <summary>A session, the store and the Support API: what commands that touch cases work with.</summary>
internal sealed class CaseSession : IAsyncDisposable
{
    private readonly AwsClients clients;
    private readonly AwsClients once;

    private CaseSession(Session session, AdvisorStore store)
    {
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
            return new(session, await StoreChoice.TellAsync(() => AdvisorStore.OpenAsync(address, TimeProvider.System, cancellationToken)));
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a pass is asked to do, with what people have silenced.</summary>
    public async Task<Engine.Schedule.RunRequest> RequestAsync(CancellationToken cancellationToken)
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
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(Func<Task<int>> work)
    {
        try
        {
            return await StoreChoice.TellAsync(work);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            var service = e as AmazonServiceException;
            Console.Error.WriteLine(service?.ErrorCode == "SubscriptionRequiredException"
                ? $"advisor: the plan has no Support API; work on cases at {CaseDraft.Console}"
                : $"advisor: AWS Support refused: {service?.ErrorCode ?? e.GetType().Name}: {Reports.TerminalText.Of(e.Message)}");
            return ExitCode.Incomplete;
        }
    }

    private static AwsClients Clients(Session session, AwsEndpoints endpoints) =>
        new(session.Account.WriteCredentials ?? session.Account.Credentials, endpoints, new(), "", new CallTerms(session.Request.Politeness, TimeProvider.System));

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        once.Dispose();
        await Store.DisposeAsync();
        await Session.DisposeAsync();
    }
}
