using System.Collections.Immutable;

namespace AdvisorWorker.Resources.S3;

/// <summary>The grants of a bucket's access control list.</summary>
/// <param name="Grants">One entry per grantee and permission.</param>
public sealed record BucketAcl(ImmutableArray<BucketGrant> Grants)
{
    /// <summary>Everybody, or everybody with any AWS account, may list the bucket.</summary>
    public bool AllowsList => Grants.Any(grant => grant is { IsPublic: true, Permission: "READ" or "FULL_CONTROL" });

    /// <summary>Everybody, or everybody with any AWS account, may upload, overwrite and delete.</summary>
    public bool AllowsUploadDelete => Grants.Any(grant => grant is { IsPublic: true, Permission: "WRITE" or "FULL_CONTROL" });

    /// <summary>One of the two.</summary>
    public bool IsPublic => AllowsList || AllowsUploadDelete;
}

/// <summary>One grant.</summary>
/// <param name="GroupUri">The group it is given to; null for an account.</param>
/// <param name="Permission"><c>READ</c>, <c>WRITE</c>, <c>READ_ACP</c>, <c>WRITE_ACP</c> or <c>FULL_CONTROL</c>.</param>
public sealed record BucketGrant(string? GroupUri, string Permission)
{
    /// <summary>Given to everybody, or to everybody with any AWS account.</summary>
    public bool IsPublic => GroupUri is not null
        && (GroupUri.EndsWith("/groups/global/AllUsers", StringComparison.Ordinal)
            || GroupUri.EndsWith("/groups/global/AuthenticatedUsers", StringComparison.Ordinal));
}
