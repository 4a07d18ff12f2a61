using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>HTTP whose answers are streams, as from a connection: neither their length nor their end is known before they are read.</summary>
internal sealed class StreamHttp(Func<Stream> body) : HttpClientFactory
{
    /// <summary>Points a configuration at streams.</summary>
    public static T Under<T>(T config, Func<Stream> body)
        where T : ClientConfig
    {
        config.ServiceURL = "http://aws.in-process.test";
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = new StreamHttp(body);
        config.MaxErrorRetry = 0;
        return config;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(body));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Func<Stream> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body()) };
            response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "id-of-header");
            return Task.FromResult(response);
        }
    }
}
