using System.Net.Http.Headers;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// Decides as the client's own policy what is tried again, and waits longer. The SDK's allowance for retries runs dry when two of
/// five attempts fail, and its calls then fail at the first fault; here the token buckets keep a storm of retries away instead.
/// </summary>
/// <param name="client">The client's own policy; S3's follows a bucket to its Region, for one.</param>
internal sealed class PatientRetries(RetryPolicy client) : RetryPolicy
{
    /// <summary>
    /// Where 40 of 100 attempts fail, 12 attempts leave 0.4^12, two calls in 100,000; with 5 resets more, 0.45^12, seven in 100,000.
    /// </summary>
    public const int Retries = 11;

    private const string AskedFor = "AdvisorWorker.RetryAfter";

    // Full jitter under 0.1, 0.2, 0.4 … s. The cap holds eleven waits to 31 s at most and half of it as a rule, within a call's deadline.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // Who asks for more is not waited for that long.
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromSeconds(20);

    /// <summary>The wait before a retry.</summary>
    /// <param name="retry">From 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="askedFor">What the answer's Retry-After says.</param>
    public static TimeSpan Wait(int retry, double chance, TimeSpan askedFor)
    {
        var most = First * Math.Pow(2, Math.Min(retry, 20) - 1);
        var jittered = chance * (most < Longest ? most : Longest);
        var least = askedFor < LongestAskedFor ? askedFor : LongestAskedFor;

        // Everybody was told the same number of seconds: the jitter comes on top.
        return least + jittered;
    }

    public override bool CanRetry(IExecutionContext executionContext) => client.CanRetry(executionContext);

    public override bool RetryLimitReached(IExecutionContext executionContext) => client.RetryLimitReached(executionContext);

    public override bool RetryForException(IExecutionContext executionContext, Exception exception)
    {
        Note(executionContext, exception);
        return IsCutOff(exception) || client.RetryForException(executionContext, exception);
    }

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        Note(executionContext, exception);
        return IsCutOff(exception) || await client.RetryForExceptionAsync(executionContext, exception);
    }

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        IsOurs(executionContext) || client.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity) =>
        IsOurs(executionContext) || client.OnRetry(executionContext, bypassAcquireCapacity);

    public override bool OnRetry(IExecutionContext executionContext) => IsOurs(executionContext) || client.OnRetry(executionContext);

    public override void NotifySuccess(IExecutionContext executionContext) => client.NotifySuccess(executionContext);

    public override void WaitBeforeRetry(IExecutionContext executionContext) => Thread.Sleep(Next(executionContext));

    public override async Task WaitBeforeRetryAsync(IExecutionContext executionContext) => await Task.Delay(
        Next(executionContext), Clock(executionContext), executionContext.RequestContext.CancellationToken);

    // S3's client lets out what its reader met in a body that ends too early; all others wrap it in an exception that is tried again.
    private static bool IsCutOff(Exception exception) => exception is XmlException;

    // Clients that no run has made keep the SDK's allowance.
    private static bool IsOurs(IExecutionContext context) => CallMetering.Of(context) is not null;

    private static TimeSpan Next(IExecutionContext context) => Wait(
        context.RequestContext.Retries,
        Random.Shared.NextDouble(),
        context.RequestContext.ContextAttributes.TryGetValue(AskedFor, out var asked) ? (TimeSpan)asked : TimeSpan.Zero);

    private static void Note(IExecutionContext context, Exception exception)
    {
        var answer = (exception.InnerException as HttpErrorResponseException)?.Response;
        context.RequestContext.ContextAttributes[AskedFor] =
            answer is not null && RetryConditionHeaderValue.TryParse(answer.GetHeaderValue("Retry-After"), out var asked) ? Until(asked, answer, Clock(context)) : TimeSpan.Zero;
    }

    // A number of seconds, or an instant of the answering side's clock, which need not be ours.
    private static TimeSpan Until(RetryConditionHeaderValue asked, IWebResponseData answer, TimeProvider time)
    {
        var now = DateTimeOffset.TryParseExact(answer.GetHeaderValue("Date"), "r", null, default, out var theirs) ? theirs : time.GetUtcNow();
        var wait = asked.Delta ?? asked.Date!.Value - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static TimeProvider Clock(IExecutionContext context) => CallMetering.Of(context)?.Terms.Time ?? TimeProvider.System;
}
