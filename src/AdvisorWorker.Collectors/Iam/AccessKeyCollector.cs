using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using AdvisorWorker.Resources.Iam;
using Amazon.IdentityManagement;

namespace AdvisorWorker.Collectors.Iam;

/// <summary>All access keys of an account, from the credential report: two calls and a wait, however many users there are.</summary>
public sealed class AccessKeyCollector : ICollector<AccessKey>
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AllWaits = TimeSpan.FromMinutes(2);

    public bool AccountWide => true;

    public ImmutableArray<string> Operations => ["iam:GenerateCredentialReport", "iam:GetCredentialReport"];

    public async IAsyncEnumerable<IReadOnlyList<AccessKey>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = context.Client<AmazonIdentityManagementServiceClient>();
        await GenerateAsync(client, cancellationToken);
        var answer = await client.GetCredentialReportAsync(new(), cancellationToken);
        var keys = CredentialReport.AccessKeys(Encoding.UTF8.GetString(Answer.Required(answer.Content).ToArray()));
        yield return keys.Items;
        if (keys.Gap is not null)
        {
            throw new UnavailableException(keys.Gap);
        }
    }

    // A report younger than four hours is complete at once, and asking for another has no effect.
    private static async Task GenerateAsync(AmazonIdentityManagementServiceClient client, CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        for (var waited = TimeSpan.Zero; waited < AllWaits; waited += wait, wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var answer = await client.GenerateCredentialReportAsync(new(), cancellationToken);
            if (Answer.Required(answer.State) == ReportStateType.COMPLETE)
            {
                return;
            }

            await Task.Delay(wait, cancellationToken);
        }

        throw new UnavailableException(new(GapReason.TimedOut, "iam:GenerateCredentialReport", "IAM did not finish the credential report in time"));
    }
}
