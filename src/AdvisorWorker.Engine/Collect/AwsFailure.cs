using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Reads a failed call by its error code. Messages are for people: AWS rewords them, and they differ by partition.</summary>
internal static class AwsFailure
{
    private static readonly HashSet<string> ThrottleCodes = new(StringComparer.Ordinal)
    {
        "BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete", "RequestLimitExceeded", "RequestThrottled", "RequestThrottledException",
        "SlowDown", "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException",
    };

    private static readonly HashSet<string> DeniedCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "AllAccessDisabled", "AuthorizationError", "AuthorizationErrorException", "Client.UnauthorizedOperation",
        "Forbidden", "ForbiddenException", "NotAuthorized", "NotAuthorizedException", "UnauthorizedOperation",
    };

    // The call was refused for who asks, and the next one with fresh credentials may pass.
    private static readonly HashSet<string> CredentialCodes = new(StringComparer.Ordinal)
    {
        "AuthFailure", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidSignatureException",
        "MissingAuthenticationToken", "MissingAuthenticationTokenException", "RequestExpired", "SignatureDoesNotMatch", "UnrecognizedClientException",
    };

    /// <summary>The code without the namespace that some services put before it; null where AWS gave none.</summary>
    public static string? Code(Exception failure) =>
        failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code[(code.LastIndexOf('#') + 1)..] : null;

    public static bool IsDenied(string? code) => code is not null && DeniedCodes.Contains(code);

    public static bool IsThrottle(Exception failure) =>
        (Code(failure) is { } code && ThrottleCodes.Contains(code)) || failure is AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests };

    public static bool IsCredentials(string? code) => code is not null && CredentialCodes.Contains(code);

    /// <summary>AWS's side failed, not the request.</summary>
    public static bool IsServerFault(Exception failure) => failure is AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError };

    /// <summary>Denied by the organization, whatever the caller's own rights are.</summary>
    public static bool IsDeniedByPolicy(AmazonServiceException failure) =>
        (IsDenied(Code(failure)) || failure.StatusCode is HttpStatusCode.Forbidden) && failure.Message.Contains("service control policy", StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing came back: no connection, a lost one, or silence.</summary>
    public static bool IsUnanswered(Exception failure) =>
        failure is OperationCanceledException or TimeoutException || Inner<HttpRequestException>(failure) is not null || Inner<IOException>(failure) is not null
        || Inner<TimeoutException>(failure) is not null || Inner<OperationCanceledException>(failure) is not null;

    /// <summary>The same request may succeed later: nothing about it was refused for good.</summary>
    public static bool IsPassing(Exception failure) =>
        failure is not AmazonServiceException service
        || service.StatusCode == default
        || IsThrottle(failure) || IsServerFault(failure) || IsCredentials(Code(failure));

    /// <summary>What happened, in words and without the answer's body, which may hold anything.</summary>
    public static string Words(Exception failure) => Code(failure) switch
    {
        { } code when IsThrottle(failure) => $"throttled ({code})",
        { } code when IsServerFault(failure) => $"AWS failed ({code})",
        { } code when IsCredentials(code) => $"the credentials were refused ({code})",
        { } code => $"refused ({code})",
        null when IsServerFault(failure) => $"AWS failed (HTTP {(int)((AmazonServiceException)failure).StatusCode})",
        null when IsThrottle(failure) => "throttled (HTTP 429)",
        null => Unanswered(failure),
    };

    private static string Unanswered(Exception failure) => failure switch
    {
        UnavailableException { Gap: { Detail: { } ours } } => ours,
        AmazonUnmarshallingException => "the answer could not be read",
        _ when Inner<HttpRequestException>(failure) is { } network => $"no connection ({network.HttpRequestError})",
        AmazonClientException { InnerException: null } client => $"no call was made ({client.GetType().Name})",
        _ => $"no answer ({(failure.InnerException ?? failure).GetType().Name})",
    };

    private static T? Inner<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
            {
                return found;
            }
        }

        return null;
    }
}
