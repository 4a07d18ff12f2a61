using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Aws;

/// <summary>What client and server need to know about an operation; generated.</summary>
public sealed class OperationDescriptor
{
    private readonly Func<AmazonWebServiceRequest> _newRequest;
    private readonly Func<AmazonWebServiceResponse> _newResponse;
    private ServiceDescriptor? _service;
    private InvokeOptions? _invokeOptions;

    /// <summary>Creates the descriptor.</summary>
    public OperationDescriptor(
        string name,
        Type requestType,
        Type responseType,
        Func<AmazonWebServiceRequest> newRequest,
        Func<AmazonWebServiceResponse> newResponse)
    {
        Name = name;
        RequestType = requestType;
        ResponseType = responseType;
        _newRequest = newRequest;
        _newResponse = newResponse;
    }

    /// <summary>E.g. <c>DescribeInstances</c>.</summary>
    public string Name { get; }

    /// <summary>Type of the request.</summary>
    public Type RequestType { get; }

    /// <summary>Type of the response.</summary>
    public Type ResponseType { get; }

    /// <summary>The service it belongs to.</summary>
    public ServiceDescriptor Service
    {
        get => _service ?? throw new InvalidOperationException($"operation {Name} belongs to no service yet");
        internal set => _service = value;
    }

    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Path with labels, and the fixed part of the query string.</summary>
    public string RequestUri { get; init; } = "/";

    /// <summary>HTTP status of a success.</summary>
    public int ResponseCode { get; init; } = 200;

    /// <summary>The element around the members of a query response.</summary>
    public string? ResultWrapper { get; init; }

    /// <summary>Root element of an XML request.</summary>
    public string? RequestRoot { get; init; }

    /// <summary>Root element of an XML response of a REST service.</summary>
    public string? ResponseRoot { get; init; }

    /// <summary>The text before the host that a request asks for.</summary>
    public Func<AmazonWebServiceRequest, string>? HostPrefix { get; init; }

    /// <summary>What the body of a request is.</summary>
    public BodyKind RequestBody { get; init; }

    /// <summary>What the body of a response is.</summary>
    public BodyKind ResponseBody { get; init; }

    /// <summary>The errors it can answer.</summary>
    public IReadOnlyList<ErrorDescriptor> Errors { get; init; } = [];

    /// <summary>How the SDK's pipeline sends and reads it. One instance serves all calls.</summary>
    internal InvokeOptions InvokeOptions => _invokeOptions ??= new InvokeOptions
    {
        RequestMarshaller = new OperationMarshaller(this),
        ResponseUnmarshaller = new OperationUnmarshaller(this),
    };

    /// <summary>Makes an empty request.</summary>
    public AmazonWebServiceRequest NewRequest() => _newRequest();

    /// <summary>Makes an empty response.</summary>
    public AmazonWebServiceResponse NewResponse() => _newResponse();

    /// <summary>Makes the exception of an error: the typed one where the model has it, else the service's.</summary>
    internal ExceptionFactory FactoryFor(string? code) => Errors.FirstOrDefault(error => error.Matches(code))?.NewException ?? Service.NewException;

    /// <inheritdoc />
    public override string ToString() => $"{_service?.Name}.{Name}";
}
