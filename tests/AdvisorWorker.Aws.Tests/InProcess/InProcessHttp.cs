using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>Makes a client of the SDK talk to a function instead of a network.</summary>
internal sealed class InProcessHttp(Func<WireRequest, CancellationToken, Task<WireResponse>> answer) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new InProcessHandler(answer));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
}
