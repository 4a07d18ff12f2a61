using System.Net;
using AdvisorWorker.Aws;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>The errors that AWS's services answer when things go wrong: each protocol, and some services, have words of their own.</summary>
internal static class FaultErrors
{
    private const string S3 = "s3";
    private const string S3Control = "s3control";

    /// <summary>The error of a rule; null where the fault is none that AWS answers.</summary>
    public static AmazonServiceException? Of(FaultRule rule, AwsCall call, SandboxAccount account) => rule.Kind switch
    {
        FaultKind.Throttle => Throttle(call.Operation.Service),
        FaultKind.ServerError => ServerError(call.Operation.Service, rule.Status),
        FaultKind.Denied => Denied(call, account, rule.ByServiceControlPolicy),
        _ => null,
    };

    private static AmazonServiceException Throttle(ServiceDescriptor service)
    {
        var (code, status) = service.Protocol switch
        {
            WireProtocol.Ec2 => ("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable),
            WireProtocol.Json => ("ThrottlingException", HttpStatusCode.BadRequest),
            WireProtocol.RestJson => ("TooManyRequestsException", HttpStatusCode.TooManyRequests),
            _ when service.Name is S3 or S3Control => ("SlowDown", HttpStatusCode.ServiceUnavailable),
            _ => ("Throttling", HttpStatusCode.BadRequest),
        };
        var message = code switch
        {
            "RequestLimitExceeded" => "Request limit exceeded.",
            "SlowDown" => "Please reduce your request rate.",
            _ => "Rate exceeded",
        };
        return new(message, ErrorType.Sender, code, string.Empty, status);
    }

    private static AmazonServiceException ServerError(ServiceDescriptor service, int status)
    {
        var isUnavailable = status == (int)HttpStatusCode.ServiceUnavailable;
        var code = service.Protocol switch
        {
            WireProtocol.Ec2 => isUnavailable ? "Unavailable" : "InternalError",
            _ when isUnavailable => "ServiceUnavailable",
            WireProtocol.RestXml => "InternalError",
            WireProtocol.Json => "InternalServerError",
            WireProtocol.RestJson => "ServiceException",
            _ => "InternalFailure",
        };
        return new("An internal error has occurred", ErrorType.Receiver, code, string.Empty, (HttpStatusCode)status);
    }

    private static AmazonServiceException Denied(AwsCall call, SandboxAccount account, bool byServiceControlPolicy)
    {
        var action = ActionNames.Of(call.Operation);
        var user = $"User: arn:aws:sts::{account.Id}:assumed-role/{account.CallerRole}/session is not authorized to perform: {action}";
        var reason = byServiceControlPolicy ? "with an explicit deny in a service control policy" : $"because no identity-based policy allows the {action} action";
        return call.Operation.Service.Protocol switch
        {
            WireProtocol.Ec2 => new(
                $"You are not authorized to perform this operation. {user} {reason}", ErrorType.Sender, "UnauthorizedOperation", string.Empty, HttpStatusCode.Forbidden),
            WireProtocol.Json => new($"{user} {reason}", ErrorType.Sender, "AccessDeniedException", string.Empty, HttpStatusCode.BadRequest),
            WireProtocol.RestJson => new($"{user} {reason}", ErrorType.Sender, "AccessDeniedException", string.Empty, HttpStatusCode.Forbidden),
            _ => new($"{user} {reason}", ErrorType.Sender, "AccessDenied", string.Empty, HttpStatusCode.Forbidden),
        };
    }
}
