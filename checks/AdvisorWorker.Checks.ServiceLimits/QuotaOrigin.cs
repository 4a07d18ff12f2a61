namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>What the criteria of limits from Service Quotas have in common.</summary>
internal static class QuotaOrigin
{
    public const string Text =
        "The limit is the one that Service Quotas applies to the account, or AWS's default where it lists none applied; a quota it does not know at all is not available.";
}
