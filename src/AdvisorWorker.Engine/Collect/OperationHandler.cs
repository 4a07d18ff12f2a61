using AdvisorWorker.Engine.Tracing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Sees each call once, however often it is retried: counts it, and leaves its name on what it throws.</summary>
internal sealed class OperationHandler : PipelineHandler
{
    /// <summary>The key of the call's <see cref="CallDeadline"/> in its context.</summary>
    public const string DeadlineKey = "AdvisorWorker.Deadline";

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var operation = Name(executionContext.RequestContext);
        var meter = CallMetering.Of(executionContext);
        if (meter is { Terms.NoPaidCalls: true } && PaidOperations.IsPaid(operation))
        {
            throw new UnavailableException(new(GapReason.NotSelected, IamActions.Of(operation), "AWS bills for this call, and --no-paid-calls forbids it"));
        }

        using var span = CallSpan.Begin(meter, operation);
        using var deadline = Deadline(meter, executionContext.RequestContext);

        // The call's; each attempt puts one of its own in this place.
        var giveUp = executionContext.RequestContext.CancellationToken;
        try
        {
            // Credentials are fetched inside, which nobody can end; so whoever gives up leaves that behind.
            var answer = await base.InvokeAsync<T>(executionContext).WaitAsync(giveUp);
            CallSpan.Answered(span, answer.HttpStatusCode, executionContext.RequestContext.Retries);
            return answer;
        }
        catch (OperationCanceledException e) when (deadline is { IsOver: true })
        {
            CallSpan.Failed(span, e, executionContext.RequestContext.Retries);
            throw new UnavailableException(new(GapReason.TimedOut, IamActions.Of(operation), $"No answer within {meter!.Terms.Settings.CallSeconds} s"));
        }
        catch (Exception e)
        {
            if (AwsFailure.IsDenied(AwsFailure.Code(e)))
            {
                meter?.Calls.Denied(operation);
            }

            CallSpan.Failed(span, e, executionContext.RequestContext.Retries);
            e.Data[GapTranslation.OperationKey] = operation;
            e.Data[GapTranslation.RegionKey] = meter?.Region;
            throw;
        }
        finally
        {
            meter?.Calls.Call(operation, PaidOperations.Price(operation, executionContext.RequestContext.OriginalRequest));
        }
    }

    /// <summary>The operation as <c>service:Operation</c>.</summary>
    public static string Name(IRequestContext context)
    {
        const string Suffix = "Request";
        var name = context.RequestName;
        return $"{Prefix(context.ClientConfig)}:{(name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name)}";
    }

    private static CallDeadline? Deadline(CallMetering.Meter? meter, IRequestContext context)
    {
        if (meter is null || context is not RequestContext own)
        {
            return null;
        }

        var deadline = new CallDeadline(TimeSpan.FromSeconds(meter.Terms.Settings.CallSeconds), meter.Terms.Time, own.CancellationToken);
        own.CancellationToken = deadline.Token;
        own.ContextAttributes[DeadlineKey] = deadline;
        return deadline;
    }

    // IAM's prefix, where the name that requests are signed for differs.
    private static string Prefix(IClientConfig config) => (config as ClientConfig)?.ServiceId switch
    {
        "S3 Control" => "s3control",
        "CloudWatch" => "cloudwatch",
        _ => config.AuthenticationServiceName,
    };
}
