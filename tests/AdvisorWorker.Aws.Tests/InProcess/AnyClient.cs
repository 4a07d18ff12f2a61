using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>A client of whatever service, by its descriptor; also of services that have descriptors only.</summary>
internal sealed class AnyClient(ServiceDescriptor service, AnyConfig config) : ThinServiceClient(service, InProcessAws.Credentials, config)
{
    public Task<AmazonWebServiceResponse> SendAsync(OperationDescriptor operation, AmazonWebServiceRequest request)
        => CallAsync<AmazonWebServiceResponse>(operation, request, CancellationToken.None);
}
