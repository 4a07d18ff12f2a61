namespace AdvisorWorker.Aws;

/// <summary>
/// What the signature of a request says about who sent it, and to which service. Nothing here is verified: whoever needs that must check the signature.
/// </summary>
/// <param name="AccessKeyId">The caller's access key id.</param>
/// <param name="Region">The Region that the request is signed for.</param>
/// <param name="SigningName">The service that it is signed for.</param>
/// <param name="SessionToken">The token that temporary credentials come with.</param>
public sealed record AwsCaller(string AccessKeyId, string Region, string SigningName, string? SessionToken)
{
    private const string CredentialName = "Credential=";

    /// <summary>Reads the credential scope from the Authorization header, or from the query string of a presigned request.</summary>
    /// <returns>Null when there is none, or a malformed one.</returns>
    public static AwsCaller? Find(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = QueryString.Parse(request.Query);
        var credential = FromAuthorization(request.Header("Authorization")) ?? query.Value("X-Amz-Credential");
        if (credential?.Split('/') is not [{ Length: > 0 } accessKeyId, _, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"])
        {
            return null;
        }

        return new AwsCaller(accessKeyId, region, service, request.Header("X-Amz-Security-Token") ?? query.Value("X-Amz-Security-Token"));
    }

    /// <summary>AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/ec2/aws4_request, SignedHeaders=…, Signature=…</summary>
    private static string? FromAuthorization(string? header)
    {
        var start = header?.IndexOf(CredentialName, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        var scope = header![(start + CredentialName.Length)..];
        var end = scope.IndexOf(',', StringComparison.Ordinal);
        return (end < 0 ? scope : scope[..end]).Trim();
    }
}
