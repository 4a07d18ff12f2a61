using System.Diagnostics.CodeAnalysis;
using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>
/// The server's side of AWS: decodes requests to the typed requests of services, and encodes typed responses and errors, in all five protocols. It does
/// neither HTTP nor answers; a transport gives it requests, and a handler gives it responses.
/// </summary>
/// <example>
/// <code>
/// var server = new AwsWireServer(AwsServices.All);
/// WireResponse answer = await server.AnswerAsync(request, async (call, cancel) => call.Request switch
/// {
///     DescribeRegionsRequest => new DescribeRegionsResponse { Regions = [new() { RegionName = call.Caller.Region }] },
///     _ => throw AwsWireServer.NotImplemented(call.Operation),
/// }, cancellationToken);
/// </code>
/// </example>
public sealed class AwsWireServer
{
    private readonly RequestRouter _router;

    /// <summary>Creates a server for these services.</summary>
    public AwsWireServer(IEnumerable<ServiceDescriptor> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Services = [.. services];
        _router = new RequestRouter(Services);
    }

    /// <summary>The services it knows.</summary>
    public IReadOnlyList<ServiceDescriptor> Services { get; }

    /// <summary>The error for an operation that a handler does not answer.</summary>
    public static AmazonServiceException NotImplemented(OperationDescriptor operation)
        => new($"{operation} has no answer here", ErrorType.Receiver, "NotImplemented", string.Empty, HttpStatusCode.NotImplemented);

    /// <summary>Encodes a response.</summary>
    public static WireResponse Encode(AwsCall call, AmazonWebServiceResponse response)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(response);
        return new ResponseEncoder(call.Operation, call.RequestId).Encode(response);
    }

    /// <summary>
    /// Encodes an error. A typed exception needs no code and no status; they are the model's. Any other exception of a service has the code that it is given,
    /// and the status 400 unless it is given one.
    /// </summary>
    public static WireResponse EncodeError(AwsCall call, AmazonServiceException error)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(error);
        return new ErrorEncoder(call.Operation.Service, call.Operation, call.RequestId).Encode(error);
    }

    /// <summary>Decodes a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call that it makes.</param>
    /// <param name="refusal">What to answer when it is unsigned, unknown or malformed.</param>
    public bool TryDecode(WireRequest request, [NotNullWhen(true)] out AwsCall? call, [NotNullWhen(false)] out WireResponse? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requestId = Guid.NewGuid().ToString();
        call = null;
        refusal = null;
        try
        {
            var caller = AwsCaller.Find(request)
                ?? throw new RefusedRequestException("MissingAuthenticationToken", "Request is missing Authentication Token", HttpStatusCode.Forbidden);
            var route = _router.Find(request, caller);
            call = new AwsCall(route.Operation, RequestDecoder.Decode(route, request), caller, requestId);
            return true;
        }
        catch (RefusedRequestException refused)
        {
            refusal = ErrorEncoder.EncodeRefusal(request, refused, requestId);
            return false;
        }
    }

    /// <summary>Decodes a request, lets a handler answer it, and encodes the response or the error that the handler throws.</summary>
    public async Task<WireResponse> AnswerAsync(
        WireRequest request,
        Func<AwsCall, CancellationToken, ValueTask<AmazonWebServiceResponse>> handler,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (!TryDecode(request, out var call, out var refusal))
        {
            return refusal;
        }

        try
        {
            return Encode(call, await handler(call, cancellationToken).ConfigureAwait(false));
        }
        catch (AmazonServiceException error)
        {
            return EncodeError(call, error);
        }
    }
}
