using System.Collections.Immutable;
using AdvisorWorker.Resources.Account;

namespace AdvisorWorker.Collectors.Account;

/// <summary>The one record that an account's contacts are parts of. Each contact is a call of its own, so this makes none.</summary>
public sealed class AlternateContactsCollector : ICollector<AlternateContacts>
{
    public bool AccountWide => true;

    public ImmutableArray<string> Operations => [];

    public IAsyncEnumerable<IReadOnlyList<AlternateContacts>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        new IReadOnlyList<AlternateContacts>[] { [new(context.Scope.Account)] }.ToAsyncEnumerable();
}
