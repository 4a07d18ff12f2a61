using System.Net;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Answers;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>What services answer to credentials that have run out; each protocol has its own word for it.</summary>
internal static class ExpiredSession
{
    public static AmazonServiceException Error(AwsCall call)
    {
        var (code, status) = call.Operation.Service.Protocol switch
        {
            WireProtocol.Ec2 => ("RequestExpired", HttpStatusCode.BadRequest),
            WireProtocol.Json => ("ExpiredTokenException", HttpStatusCode.BadRequest),
            WireProtocol.RestJson => ("ExpiredTokenException", HttpStatusCode.Forbidden),
            WireProtocol.RestXml => ("ExpiredToken", HttpStatusCode.BadRequest),
            _ => ("ExpiredToken", HttpStatusCode.Forbidden),
        };
        return Refusal.Of(code, "The security token included in the request is expired", status);
    }
}
