using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>Configures clients for an endpoint in this process.</summary>
internal static class InProcessAws
{
    public static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDTEST", "secret");

    /// <summary>Points a configuration at a function.</summary>
    public static T Using<T>(this T config, Func<WireRequest, WireResponse> answer)
        where T : ClientConfig
        => config.UsingAsync((request, _) => Task.FromResult(answer(request)));

    /// <summary>Points a configuration at a server and its handler.</summary>
    public static T Using<T>(this T config, AwsWireServer server, Func<AwsCall, AmazonWebServiceResponse> handler)
        where T : ClientConfig
        => config.UsingAsync((request, cancel) => server.AnswerAsync(request, (call, _) => new(handler(call)), cancel));

    /// <summary>Points a configuration at a function.</summary>
    public static T UsingAsync<T>(this T config, Func<WireRequest, CancellationToken, Task<WireResponse>> answer)
        where T : ClientConfig
    {
        config.ServiceURL = "http://aws.in-process.test";
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = new InProcessHttp(answer);
        config.MaxErrorRetry = 0;
        return config;
    }

    /// <summary>A response with a text body.</summary>
    public static WireResponse Answer(int status, string body, string contentType = "text/xml", params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return new WireResponse(status, all, System.Text.Encoding.UTF8.GetBytes(body));
    }
}
