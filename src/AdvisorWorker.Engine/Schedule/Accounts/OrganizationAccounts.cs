using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Reads which accounts an organization has, as the management account or a delegated administrator.</summary>
internal sealed class OrganizationAccounts(AmazonOrganizationsClient organizations, OrganizationChoice choice)
{
    private const string Active = "ACTIVE";

    private readonly SortedDictionary<string, Account> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(choice.ExcludedUnits, StringComparer.Ordinal);

    /// <summary>Reads the accounts.</summary>
    /// <exception cref="AccountException">The organization cannot be read, or has not the unit that was chosen.</exception>
    public async Task<Found> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var notes = ImmutableArray.CreateBuilder<string>();
            if (choice.Units.IsEmpty && choice.ExcludedUnits.IsEmpty)
            {
                await TakeListedAsync(choice.Accounts.IsEmpty ? null : choice.Accounts, notes, cancellationToken);
            }
            else
            {
                foreach (var unit in choice.Units.IsEmpty ? await RootsAsync(cancellationToken) : choice.Units)
                {
                    await TakeUnitAsync(unit, cancellationToken);
                }

                if (!choice.Accounts.IsEmpty)
                {
                    await TakeListedAsync(choice.Accounts, notes, cancellationToken);
                }
            }

            foreach (var excluded in choice.ExcludedAccounts)
            {
                taken.Remove(excluded);
            }

            notes.AddRange(taken.Values.Where(account => Status(account) != Active).Select(account => $"The account {account.Id}{(account.Name is { } name ? $" ({name})" : "")} was not checked: it is {Status(account)}."));
            return new([.. taken.Values.Where(account => Status(account) == Active).Select(account => new AccountSettings(account.Id!) { Name = account.Name })], [.. taken.Keys], notes.ToImmutable());
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is AmazonClientException or AmazonServiceException or HttpRequestException or OperationCanceledException or TimeoutException or IOException or UnavailableException)
        {
            throw new AccountException($"The organization cannot be read ({GapTranslation.Of(e, CancellationToken.None)}); nothing was checked. Its management account and delegated administrators can read it.", e);
        }
    }

    private static string Status(Account account) => account.Status?.Value ?? Active;

    private async Task TakeListedAsync(IReadOnlyCollection<string>? wanted, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = await organizations.ListAccountsAsync(new() { NextToken = next }, cancellationToken);
            foreach (var account in page.Accounts ?? [])
            {
                if (account.Id is { } id && wanted?.Contains(id) is not false)
                {
                    taken[id] = account;
                    listed.Add(id);
                }
            }

            next = page.NextToken;
        }
        while (next is not null);
        notes.AddRange((wanted ?? []).Where(id => !listed.Contains(id)).Select(id => $"The account {id} was not checked: it is not in the organization."));
    }

    // Units that were chosen may lie in each other; each is read once.
    private async Task TakeUnitAsync(string unit, CancellationToken cancellationToken)
    {
        if (!visited.Add(unit))
        {
            return;
        }

        string? next = null;
        do
        {
            var page = await InUnitAsync(unit, () => organizations.ListAccountsForParentAsync(new() { ParentId = unit, NextToken = next }, cancellationToken));
            foreach (var account in (page.Accounts ?? []).Where(account => account.Id is not null))
            {
                taken[account.Id!] = account;
            }

            next = page.NextToken;
        }
        while (next is not null);
        do
        {
            var page = await InUnitAsync(unit, () => organizations.ListOrganizationalUnitsForParentAsync(new() { ParentId = unit, NextToken = next }, cancellationToken));
            foreach (var inner in (page.OrganizationalUnits ?? []).Select(inner => inner.Id).OfType<string>())
            {
                await TakeUnitAsync(inner, cancellationToken);
            }

            next = page.NextToken;
        }
        while (next is not null);
    }

    private static async Task<T> InUnitAsync<T>(string unit, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException e) when (AwsFailure.Code(e) == "ParentNotFoundException")
        {
            throw new AccountException($"The organization has no unit {unit}; nothing was checked.", e);
        }
    }

    private async Task<IReadOnlyList<string>> RootsAsync(CancellationToken cancellationToken) =>
        [.. ((await organizations.ListRootsAsync(new(), cancellationToken)).Roots ?? []).Select(root => root.Id).OfType<string>()];

    /// <summary>The accounts of an organization.</summary>
    /// <param name="Active">Those to check.</param>
    /// <param name="Known">Those and the ones that are not active.</param>
    /// <param name="Notes">Why others are not checked.</param>
    public sealed record Found(ImmutableArray<AccountSettings> Active, ImmutableHashSet<string> Known, ImmutableArray<string> Notes);
}
