using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.Iam;
using Amazon.IdentityManagement;

namespace AdvisorWorker.Collectors.Iam;

/// <summary>The account's IAM summary.</summary>
public sealed class AccountSummaryCollector : ICollector<AccountSummary>
{
    public bool AccountWide => true;

    public ImmutableArray<string> Operations => ["iam:GetAccountSummary"];

    public async IAsyncEnumerable<IReadOnlyList<AccountSummary>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonIdentityManagementServiceClient>().GetAccountSummaryAsync(new(), cancellationToken);
        yield return [new(context.Scope.Account, Answer.Required(answer.SummaryMap))];
    }
}
