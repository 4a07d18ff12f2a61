using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.Iam;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using PasswordPolicy = AdvisorWorker.Resources.Iam.PasswordPolicy;

namespace AdvisorWorker.Collectors.Iam;

/// <summary>The account's password policy.</summary>
public sealed class PasswordPolicyCollector : ICollector<PasswordPolicy>
{
    public bool AccountWide => true;

    public ImmutableArray<string> Operations => ["iam:GetAccountPasswordPolicy"];

    public async IAsyncEnumerable<IReadOnlyList<PasswordPolicy>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [new(context.Scope.Account, await ReadAsync(context, cancellationToken))];
    }

    private static async Task<PasswordRequirements?> ReadAsync(CollectContext context, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await context.Client<AmazonIdentityManagementServiceClient>().GetAccountPasswordPolicyAsync(new(), cancellationToken);
            var policy = Answer.Required(answer.PasswordPolicy);
            return new(
                Answer.Required(policy.RequireUppercaseCharacters),
                Answer.Required(policy.RequireLowercaseCharacters),
                Answer.Required(policy.RequireNumbers),
                Answer.Required(policy.RequireSymbols));
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }
}
