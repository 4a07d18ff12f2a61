using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Sees each attempt of a call: lets it wait for its turn, counts retries, throttling and different requests.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var meter = CallMetering.Of(executionContext);
        if (meter is not null)
        {
            if (executionContext.RequestContext.Retries > 0)
            {
                meter.Calls.Retried();
            }
            else
            {
                meter.Calls.Request(Identity(meter, executionContext.RequestContext));
            }
        }

        using var place = await EnterAsync(meter, executionContext.RequestContext);
        try
        {
            return meter is not null
                ? await WatchedAsync<T>(executionContext, meter.Terms.Watch(meter.Account, meter.Region), meter.Terms.Time)
                : await base.InvokeAsync<T>(executionContext);
        }
        catch (AmazonServiceException e) when (AwsFailure.IsThrottle(e))
        {
            meter?.Calls.Throttled();
            throw;
        }
    }

    private async Task<T> WatchedAsync<T>(IExecutionContext executionContext, RegionWatch watch, TimeProvider time)
        where T : AmazonWebServiceResponse, new()
    {
        var context = (RequestContext)executionContext.RequestContext;
        var service = context.ClientConfig.AuthenticationServiceName;
        var caller = context.CancellationToken;
        using var first = watch.Begin() is { } trial ? new CancellationTokenSource(trial, time) : null;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(caller, first?.Token ?? CancellationToken.None);
        context.CancellationToken = both.Token;
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            watch.Granted();
            return answer;
        }
        catch (Exception) when (caller.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e) when (first is { IsCancellationRequested: true })
        {
            watch.Unanswered(service, e);
            throw new UnavailableException(watch.Dead);
        }
        catch (AmazonServiceException e) when (e.StatusCode != default)
        {
            watch.Answered(service, AwsFailure.IsDeniedByPolicy(e));
            throw;
        }
        catch (Exception e) when (AwsFailure.IsUnanswered(e))
        {
            watch.Unanswered(service, e);
            throw;
        }
        finally
        {
            context.CancellationToken = caller;
        }
    }

    private static async ValueTask<Pacing.Place> EnterAsync(CallMetering.Meter? meter, IRequestContext context)
    {
        if (meter is null)
        {
            return default;
        }

        var (pacing, operation) = (meter.Terms.Pacing, OperationHandler.Name(context));

        var deadline = context.ContextAttributes.TryGetValue(OperationHandler.DeadlineKey, out var found) ? (CallDeadline)found : null;
        deadline?.Pause();
        try
        {
            return meter.IsPaced
                ? await pacing.EnterAsync(meter.Account, meter.Region, operation, IsUnfiltered(context.Request), context.CancellationToken)
                : await pacing.EnterUnpacedAsync(meter.Account, operation, context.CancellationToken);
        }
        finally
        {
            deadline?.Resume();
        }
    }

    // EC2 has a smaller bucket for asking for everything at once: no ids, no filter, no page size; a form of action and version alone.
    private static bool IsUnfiltered(IRequest request) => request.Content is { } form && form.AsSpan().Count((byte)'&') == 1;

    // Account, Region, operation and parameters; nothing that differs between two sendings of the same request.
    private static UInt128 Identity(CallMetering.Meter meter, IRequestContext context)
    {
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The endpoint too: a bucket may be in its host or path and nowhere else.
        Add(hash, meter.Account);
        Add(hash, meter.Region);
        Add(hash, context.ClientConfig.AuthenticationServiceName);
        Add(hash, context.RequestName);
        Add(hash, request.Endpoint?.OriginalString);
        Add(hash, request.ResourcePath);
        foreach (var (name, value) in request.PathResources.Concat(request.SubResources).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            Add(hash, value);
        }

        foreach (var (name, value) in request.ParameterCollection.GetSortedParametersList())
        {
            Add(hash, name);
            Add(hash, value);
        }

        hash.AppendData(request.Content ?? Bytes(request.ContentStream));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    // With its length, so that no two lists of texts run together into the same.
    private static void Add(IncrementalHash hash, string? text)
    {
        hash.AppendData(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[text?.Length ?? -1]));
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    // Some official clients keep the body in a stream; it is read and put back where that is possible.
    private static byte[] Bytes(Stream? body)
    {
        if (body is not { CanSeek: true })
        {
            return [];
        }

        var start = body.Position;
        using var copy = new MemoryStream();
        body.CopyTo(copy);
        body.Position = start;
        return copy.ToArray();
    }
}
