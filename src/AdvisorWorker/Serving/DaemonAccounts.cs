using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;

namespace AdvisorWorker.Serving;

/// <summary>The accounts that the daemon checks: the caller's own, or those of <c>--accounts</c>.</summary>
/// <param name="session">The session.</param>
internal sealed class DaemonAccounts(Session session)
{
    private AwsAccount? caller;

    /// <summary>There is a file of accounts.</summary>
    public bool AreMany => session.Accounts is not null;

    /// <summary>All of them, as they are now.</summary>
    /// <exception cref="AccountException">The caller is nobody, or the organization cannot be read.</exception>
    public async Task<Roster> ListAsync(DaemonSettings settings, CancellationToken cancellationToken)
    {
        var known = await CallerAsync(settings, cancellationToken);
        return settings.Accounts is { } accounts
            ? await Roster.FindAsync(accounts, known, settings.Request, session.Time, cancellationToken)
            : new([Own(settings, known)], [], ApiCalls.Sum([]));
    }

    /// <summary>One of them; null where it is none.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="id">The account.</param>
    /// <param name="name">What people call it, where that is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AccountException">The caller is nobody.</exception>
    public async Task<MemberAccount?> FindAsync(DaemonSettings settings, string id, string? name, CancellationToken cancellationToken)
    {
        var known = await CallerAsync(settings, cancellationToken);
        return settings.Accounts is { } accounts
            ? Roster.Member(accounts, id, name, known, settings.Request)
            : known.KnownId == id ? Own(settings, known) : null;
    }

    // Asked once: whoever has other credentials is another daemon.
    private async Task<AwsAccount> CallerAsync(DaemonSettings settings, CancellationToken cancellationToken) =>
        caller ??= await session.Account.IdentifiedAsync(settings.Terms.Afresh(), cancellationToken);

    // Each pass of it asks again who it is, and so finds out that credentials do not work any more.
    private MemberAccount Own(DaemonSettings settings, AwsAccount known) => new(known.KnownId!, null, session.Account, settings.Request, Escalates: true);
}
