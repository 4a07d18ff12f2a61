namespace AdvisorWorker.Resources.Iam;

/// <summary>What IAM counts in an account, and the quotas of what it counts.</summary>
/// <param name="Id">The account.</param>
/// <param name="Entries">The SummaryMap as IAM gives it: <c>Users</c> and <c>UsersQuota</c>, <c>AccountMFAEnabled</c> …</param>
public sealed record AccountSummary(string Id, IReadOnlyDictionary<string, int> Entries) : Resource(Id, AwsScope.Global)
{
    /// <summary>One entry; null where the answer has none, which is not zero.</summary>
    public int? this[string entry] => Entries.TryGetValue(entry, out var value) ? value : null;

    /// <summary>The root user, whom the account's own entries are about.</summary>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:iam::{scope.Account}:root";
}
