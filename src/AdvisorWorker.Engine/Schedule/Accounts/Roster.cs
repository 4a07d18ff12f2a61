using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;
using Amazon.Organizations;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>The accounts that a run is over, as they are now.</summary>
/// <param name="Members">The accounts.</param>
/// <param name="Notes">What a reader must know, such as that an account is suspended.</param>
/// <param name="ApiCalls">What finding them asked of AWS.</param>
public sealed record Roster(ImmutableArray<MemberAccount> Members, ImmutableArray<string> Notes, ApiCalls ApiCalls)
{
    /// <summary>Finds the accounts that settings name.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="caller">Who assumes the roles, and reads the organization.</param>
    /// <param name="request">What is asked of all accounts.</param>
    /// <param name="time">The clock of waits and deadlines.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AccountException">The caller is nobody, the organization cannot be read, or there is no account.</exception>
    public static async Task<Roster> FindAsync(AccountsSettings settings, AwsAccount caller, RunRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var meter = new CallMeter();
        var terms = new CallTerms(request.Politeness, time);
        var identity = await caller.IdentifyAsync(meter, terms, cancellationToken);
        var own = settings.Accounts.ToDictionary(account => account.Id, StringComparer.Ordinal);
        var notes = ImmutableArray.CreateBuilder<string>();
        IReadOnlyList<AccountSettings> accounts = settings.Accounts;
        if (settings.Organization is { } choice)
        {
            using var clients = new AwsClients(caller.Credentials, caller.Endpoints, meter, identity.Account, terms);
            var found = await new OrganizationAccounts(clients.Get<AmazonOrganizationsClient>(Partitions.GlobalRegion(identity.Partition)), choice).ReadAsync(cancellationToken);
            notes.AddRange(found.Notes);
            notes.AddRange(own.Keys.Where(id => !found.Known.Contains(id)).Select(id => $"The account {id} has settings, and is not among the organization's accounts that were chosen."));
            accounts = [.. found.Active.Select(account => own.TryGetValue(account.Id, out var said) ? said with { Name = said.Name ?? account.Name } : account)];
        }

        var known = caller with { Identity = identity };
        return accounts.Count == 0
            ? throw new AccountException("No account of the organization is both chosen and active, so there is nothing to check.")
            : new([.. accounts.Select(account => Enter(account, settings.Assume, known, request))], notes.ToImmutable(), meter.Total);
    }

    /// <summary>One of the accounts that settings name, without asking AWS for the others.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="id">The account.</param>
    /// <param name="name">What people call it, unless the settings do.</param>
    /// <param name="caller">Who assumes the roles; it knows itself.</param>
    /// <param name="request">What is asked of all accounts.</param>
    /// <returns>Null where the settings name accounts, and not this one.</returns>
    public static MemberAccount? Member(AccountsSettings settings, string id, string? name, AwsAccount caller, RunRequest request)
    {
        var own = settings.Accounts.FirstOrDefault(account => account.Id == id);
        return own is null && settings.Organization is null ? null : Enter((own ?? new(id)) with { Name = own?.Name ?? name }, settings.Assume, caller, request);
    }

    // The caller is in its own account already; a role there is assumed only where the account asks for one itself.
    private static MemberAccount Enter(AccountSettings account, RoleTemplate usual, AwsAccount caller, RunRequest request)
    {
        var role = (account.Id == caller.Identity!.Account ? account.Assume : account.Assume.Over(usual)).For(account.Id);
        return new(account.Id, account.Name, caller.Through(role), account.Of(request), account.Escalates);
    }
}
