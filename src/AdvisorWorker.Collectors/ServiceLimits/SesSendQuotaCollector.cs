using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.SimpleEmail;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>What SES lets the account send in a Region, with its own count.</summary>
public sealed class SesSendQuotaCollector : ICollector<SesSendQuota>
{
    public ImmutableArray<string> Operations => ["ses:GetSendQuota"];

    public async IAsyncEnumerable<IReadOnlyList<SesSendQuota>> CollectAsync(CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonSimpleEmailServiceClient>().GetSendQuotaAsync(new(), cancellationToken);
        yield return [new(context.Scope.Region, new(Answer.Required(answer.Max24HourSend), Answer.Required(answer.SentLast24Hours)))];
    }
}
