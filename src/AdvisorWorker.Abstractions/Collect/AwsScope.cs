namespace AdvisorWorker;

/// <summary>Where a collector works: one Region of one account, or the account's global services.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">A Region code, or <see cref="Global"/>.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> …; ARNs start with it.</param>
public sealed record AwsScope(string Account, string Region, string Partition = "aws")
{
    /// <summary>The Region of what belongs to an account and not to a Region (IAM, Route 53, the list of buckets).</summary>
    public const string Global = "global";

    /// <summary>True for the account's global services.</summary>
    public bool IsGlobal => Region == Global;
}
