using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Aws;

/// <summary>
/// Base of the generated clients: the official SDK's pipeline (credentials, signing, retries, timeouts), with one marshaller and one unmarshaller that
/// serve every operation by its descriptor.
/// </summary>
public abstract class ThinServiceClient : AmazonServiceClient
{
    private readonly ServiceDescriptor _service;

    /// <summary>Creates a client that looks for credentials as the SDK does.</summary>
    protected ThinServiceClient(ServiceDescriptor service, ThinServiceConfig config)
        : base(config)
    {
        _service = service;
    }

    /// <summary>Creates a client.</summary>
    protected ThinServiceClient(ServiceDescriptor service, AWSCredentials credentials, ThinServiceConfig config)
        : base(credentials, config)
    {
        _service = service;
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => _service;

    /// <summary>Calls an operation.</summary>
    protected Task<TResponse> CallAsync<TResponse>(OperationDescriptor operation, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, operation.InvokeOptions, cancellationToken);
    }

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ThinEndpointResolver());
        pipeline.AddHandlerAfter<ThinEndpointResolver>(new SigV4AuthResolver());
    }
}
