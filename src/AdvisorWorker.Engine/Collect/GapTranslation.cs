using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Turns what a call threw into the reason that the report gives.</summary>
internal static class GapTranslation
{
    /// <summary>The key under which <see cref="OperationHandler"/> leaves the operation's name on an exception.</summary>
    public const string OperationKey = "AdvisorWorker.Operation";

    /// <summary>The key of the Region that was asked.</summary>
    public const string RegionKey = "AdvisorWorker.Region";

    private static readonly HashSet<string> NotEnabled = new(StringComparer.Ordinal)
    {
        "OptInRequired", "SubscriptionRequiredException", "NotSubscribed", "AWSOrganizationsNotInUseException",
    };

    /// <summary>Ended before it began.</summary>
    public static Gap NotReached { get; } = new(GapReason.NotReached, Detail: "The run was ended before");

    /// <summary>The gap for what a collector or part threw. Where the failing operation is not known, a source with one operation names it.</summary>
    public static Gap Of(Exception exception, ISource source, CancellationToken cancellationToken)
    {
        var gap = Of(exception, cancellationToken);
        return gap is { Action: null, Region: null, IsFailure: true } and not { Reason: GapReason.NotReached } && source.Operations is [var only] ? gap with { Action = IamActions.Of(only) } : gap;
    }

    /// <summary>The gap for an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">The run's token: its cancellation is not a time-out.</param>
    public static Gap Of(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return NotReached;
        }

        var action = IamActions.Of(exception.Data[OperationKey] as string);
        return exception switch
        {
            UnavailableException { Gap: { Action: null, Region: null } gap } => gap with { Action = action },
            UnavailableException unavailable => unavailable.Gap,
            AggregateException { InnerExceptions: [var only] } => Of(only, cancellationToken),
            AmazonServiceException answer => OfAnswer(answer, action),
            OperationCanceledException or TimeoutException => new(GapReason.TimedOut, action, "No answer in time"),
            AmazonClientException { InnerException: OperationCanceledException or TimeoutException } => new(GapReason.TimedOut, action, "No answer in time"),
            HttpRequestException or SocketException or IOException => new(GapReason.Failed, action, $"The endpoint cannot be reached: {Innermost(exception)}"),
            AmazonClientException => new(GapReason.Failed, action, Innermost(exception)),
            _ => new(GapReason.Failed, action, $"{exception.GetType().Name}: {exception.Message}"),
        };
    }

    private static Gap OfAnswer(AmazonServiceException answer, string? action)
    {
        var code = AwsFailure.Code(answer) ?? "";
        var detail = Brief(code.Length == 0 || answer.Message.StartsWith(code, StringComparison.Ordinal) ? answer.Message : $"{code}: {answer.Message}");
        return answer switch
        {
            _ when NotEnabled.Contains(code) => new(GapReason.NotEnabled, action, detail),
            _ when IsDenied(answer, code) && answer.Message.Contains("service control policy", StringComparison.OrdinalIgnoreCase) => new(GapReason.RegionDenied, action, detail) { Region = answer.Data[RegionKey] as string },
            _ when IsDenied(answer, code) => new(GapReason.AccessDenied, action, detail),
            _ when AwsFailure.IsThrottle(answer) => new(GapReason.Throttled, action, detail),
            { InnerException: HttpRequestException or SocketException } => new(GapReason.Failed, action, $"The endpoint cannot be reached: {Innermost(answer)}"),
            { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout } => new(GapReason.TimedOut, action, detail),
            _ => new(GapReason.Failed, action, detail),
        };
    }

    private static bool IsDenied(AmazonServiceException answer, string code) =>
        AwsFailure.IsDenied(code) || AwsFailure.IsCredentials(code) || answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;

    // A proxy's error page is no explanation; its beginning is enough to know it by.
    private static string Brief(string message)
    {
        const int Enough = 200;
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Enough ? line : $"{line[..Enough]} …";
    }

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception.Message;
    }
}
