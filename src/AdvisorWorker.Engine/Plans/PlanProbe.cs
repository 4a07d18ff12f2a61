using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using Amazon.AWSSupport;
using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Engine.Plans;

/// <summary>Finds out what an account's support plan gives, by one cheap call that only plans with the Support API answer.</summary>
/// <remarks>
/// AWS has no public operation that names the plan. The severity levels on offer tell Business (no <c>critical</c>) from the
/// plans above it, and a refusal with SubscriptionRequiredException tells Basic or Developer. Every other failure says something
/// about the caller or the moment, never about the plan, and leaves it unknown.
/// </remarks>
public static class PlanProbe
{
    /// <summary>The one IAM action it needs.</summary>
    public const string Action = "support:DescribeSeverityLevels";

    /// <summary>The time for the call and its retries together. A plan is worth a short wait: unknown is an answer too.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Asks, and never throws.</summary>
    /// <param name="client">A client of the Region that serves the Support API (us-east-1, us-gov-west-1 …).</param>
    /// <param name="account">The account whose credentials the client has.</param>
    /// <param name="time">Measures <see cref="Limit"/>.</param>
    /// <param name="cancellationToken">Ends the asking; the plan is then unknown.</param>
    public static async Task<AccountPlan> AskAsync(
        IAmazonAWSSupport client, string account, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Waited for from outside as well: a resolver or proxy that hangs does not look at the token.
            var answer = await client.DescribeSeverityLevelsAsync(new() { Language = "en" }, either.Token)
                .WaitAsync(either.Token).ConfigureAwait(false);
            return Read(account, answer.SeverityLevels ?? []);
        }
        catch (Exception) when (either.IsCancellationRequested)
        {
            return Unknown(account, cancellationToken.IsCancellationRequested ? "the run was interrupted" : $"no answer within {Limit.TotalSeconds:0} s");
        }
        catch (Exception failure)
        {
            return Explain(account, failure);
        }
    }

    private static AccountPlan Read(string account, List<SeverityLevel> levels)
    {
        ImmutableArray<string> codes = [.. levels.Select(level => level?.Code?.Trim().ToLowerInvariant()).OfType<string>().Where(code => code.Length > 0).Distinct()];
        return codes.IsEmpty
            ? Unknown(account, "the answer names no severity level")
            : new(account, null, true, PlanSource.Probed, $"it offers the severities {string.Join(", ", codes)}", codes, []);
    }

    private static AccountPlan Explain(string account, Exception failure) => AwsFailure.Code(failure) switch
    {
        "SubscriptionRequiredException" =>
            new(account, null, false, PlanSource.Probed, "it is not part of the plan (SubscriptionRequiredException)", [], []),
        "OptInRequired" or "OptInRequiredException" => Unknown(account, "the account is not ready for it yet (OptInRequired)"),
        var code when AwsFailure.IsDenied(code) => Unknown(account, $"denied ({code}): the caller lacks {Action}"),
        _ => Unknown(account, AwsFailure.Words(failure)),
    };

    private static AccountPlan Unknown(string account, string reason) => new(account, null, null, PlanSource.Unknown, reason, [], []);
}
