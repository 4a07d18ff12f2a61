namespace AdvisorWorker.Engine.Collect;

/// <summary>The IAM action that allows an operation. Most have the operation's name; these differ (Service Authorization Reference).</summary>
public static class IamActions
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["s3:ListBuckets"] = "s3:ListAllMyBuckets",
        ["s3:HeadBucket"] = "s3:ListBucket",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock",
        ["s3control:GetPublicAccessBlock"] = "s3:GetAccountPublicAccessBlock",
    };

    /// <summary>The action; null for null.</summary>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    public static string? Of(string? operation) => operation is null ? null : Renamed.GetValueOrDefault(operation, operation);
}
