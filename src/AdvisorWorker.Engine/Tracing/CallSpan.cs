using System.Diagnostics;
using System.Net;
using AdvisorWorker.Engine.Collect;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tracing;

/// <summary>The span of one call to AWS with all its attempts, named and tagged as OpenTelemetry's conventions for AWS SDKs say.</summary>
internal static class CallSpan
{
    /// <summary>Begins it; null where nobody listens, or no run has made the client.</summary>
    /// <param name="meter">Whose call it is.</param>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    public static Activity? Begin(CallMetering.Meter? meter, string operation)
    {
        if (meter is null || !Spans.Activities.HasListeners())
        {
            return null;
        }

        var (service, method) = (operation[..operation.IndexOf(':', StringComparison.Ordinal)], operation[(operation.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var span = Spans.Activities.StartActivity($"{service}.{method}", ActivityKind.Client);
        span?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service).SetTag("rpc.method", method).SetTag(Spans.RegionKey, meter.Region);

        // Who asks who they are has no account yet.
        return meter.Account.Length > 0 && meter.Account.All(char.IsAsciiDigit) ? span?.SetTag(Spans.AccountKey, meter.Account) : span;
    }

    /// <summary>AWS answered.</summary>
    public static void Answered(Activity? span, HttpStatusCode status, int retries) => span?.SetTag("http.response.status_code", (int)status).SetTag("http.request.resend_count", retries);

    /// <summary>The call failed for good.</summary>
    public static void Failed(Activity? span, Exception failure, int retries)
    {
        if (span is null)
        {
            return;
        }

        var service = failure as AmazonServiceException;
        if (service is { StatusCode: not 0 })
        {
            span.SetTag("http.response.status_code", (int)service.StatusCode);
        }

        span.SetTag("http.request.resend_count", retries)
            .SetTag(Spans.ErrorKey, AwsFailure.Code(failure) is { Length: > 0 } code ? code : failure.GetType().FullName)
            .SetStatus(ActivityStatusCode.Error);
    }
}
