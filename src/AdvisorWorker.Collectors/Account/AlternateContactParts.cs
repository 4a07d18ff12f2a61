using System.Collections.Immutable;
using AdvisorWorker.Resources.Account;
using Amazon.Account;
using Amazon.Account.Model;

namespace AdvisorWorker.Collectors.Account;

/// <summary>Whether the security contact is set.</summary>
public sealed class SecurityContact : IPart<AlternateContacts>
{
    public PartKey<AlternateContacts> Key => AlternateContacts.SecurityPart;

    public ImmutableArray<string> Operations => Contact.Operations;

    public async ValueTask<IReadOnlyList<AlternateContacts>> LoadAsync(
        IReadOnlyList<AlternateContacts> batch, CollectContext context, CancellationToken cancellationToken) =>
        [batch.Single() with { Security = await Contact.IsSetAsync(AlternateContactType.SECURITY, context, cancellationToken) }];
}

/// <summary>Whether the operations contact is set.</summary>
public sealed class OperationsContact : IPart<AlternateContacts>
{
    public PartKey<AlternateContacts> Key => AlternateContacts.OperationsPart;

    public ImmutableArray<string> Operations => Contact.Operations;

    public async ValueTask<IReadOnlyList<AlternateContacts>> LoadAsync(
        IReadOnlyList<AlternateContacts> batch, CollectContext context, CancellationToken cancellationToken) =>
        [batch.Single() with { Operations = await Contact.IsSetAsync(AlternateContactType.OPERATIONS, context, cancellationToken) }];
}

/// <summary>Asks for one alternate contact.</summary>
file static class Contact
{
    public static ImmutableArray<string> Operations => ["account:GetAlternateContact"];

    public static async Task<bool> IsSetAsync(AlternateContactType type, CollectContext context, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await context.Client<AmazonAccountClient>().GetAlternateContactAsync(new() { AlternateContactType = type }, cancellationToken);
            Answer.Required(answer.AlternateContact);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }
}
