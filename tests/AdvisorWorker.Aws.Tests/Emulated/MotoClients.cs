using AdvisorWorker.TestSupport;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Emulated;

/// <summary>Clients for moto, and requests to it for what the generated clients cannot do: making the resources that they read.</summary>
internal static class MotoClients
{
    private static readonly HttpClient Http = new();

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("test", "test");

    /// <summary>Points a configuration at moto.</summary>
    public static async Task<T> AtAsync<T>(this T config, MotoServer moto, string region = "us-east-1")
        where T : ClientConfig
    {
        config.ServiceURL = (await moto.EndpointAsync()).ToString();
        config.AuthenticationRegion = region;
        return config;
    }

    /// <summary>Sends a query request, such as <c>Action=CreateDBInstance&amp;…</c>.</summary>
    public static Task<string> QueryAsync(this MotoServer moto, string service, string form)
        => moto.SendAsync(service, HttpMethod.Post, "/", new StringContent(form, null, "application/x-www-form-urlencoded"));

    /// <summary>Sends a JSON request.</summary>
    public static Task<string> JsonAsync(this MotoServer moto, string service, string target, string body)
        => moto.SendAsync(service, HttpMethod.Post, "/", new StringContent(body, null, "application/x-amz-json-1.1"), target);

    /// <summary>Sends a REST request.</summary>
    public static async Task<string> SendAsync(this MotoServer moto, string service, HttpMethod method, string path, HttpContent? content, string? target = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(await moto.EndpointAsync(), path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        if (target is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        }

        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return body;
    }
}
