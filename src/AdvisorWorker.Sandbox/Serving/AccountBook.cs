using System.Collections.Concurrent;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>The accounts that are served, each made when somebody first asks for it.</summary>
internal sealed class AccountBook
{
    private readonly SandboxOptions _options;
    private readonly ConcurrentDictionary<string, Lazy<SandboxAccount>> _accounts;

    public AccountBook(SandboxAccount home, SandboxOptions options)
    {
        _options = options;
        Home = home;
        _accounts = new(
            options.OtherAccounts.Select(other => KeyValuePair.Create(other.Key, new Lazy<SandboxAccount>(other.Value)))
                .Append(new(home.Id, new Lazy<SandboxAccount>(home))),
            StringComparer.Ordinal);
    }

    /// <summary>The account of callers without a session.</summary>
    public SandboxAccount Home { get; }

    /// <summary>The account whose role somebody assumes; null when there is none, it is suspended, or the external id is not the one it demands.</summary>
    public SandboxAccount? Enter(string accountId, string? externalId) =>
        _accounts.TryGetValue(accountId, out var account)
        && Home.Organization?.Members.Find(member => member.Account.Id == accountId)?.Account.Status?.Value is null or "ACTIVE"
        && (!_options.ExternalIds.TryGetValue(accountId, out var demanded) || demanded == externalId)
            ? account.Value
            : null;
}
