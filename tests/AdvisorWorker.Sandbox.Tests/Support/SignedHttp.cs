using System.Net.Http.Headers;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>Requests put together by hand, with a signature's scope and no valid signature: the sandbox verifies none.</summary>
internal static class SignedHttp
{
    private static readonly HttpClient Http = new();

    public static HttpRequestMessage Query(SandboxServer server, string service, string form, string accessKey = "AKIDSANDBOX") =>
        Post(server, service, form, "application/x-www-form-urlencoded", accessKey);

    public static HttpRequestMessage Json(SandboxServer server, string service, string target, string body = "{}")
    {
        var request = Post(server, service, body, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        return request;
    }

    public static HttpRequestMessage Get(SandboxServer server, string service, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, path));
        Sign(request, service, "AKIDSANDBOX");
        return request;
    }

    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request, TestContext.Current.CancellationToken);

    public static async Task<string> GetTextAsync(Uri address) => await Http.GetStringAsync(address, TestContext.Current.CancellationToken);

    private static void Sign(HttpRequestMessage request, string service, string accessKey) => request.Headers.TryAddWithoutValidation(
        "Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00");

    private static HttpRequestMessage Post(SandboxServer server, string service, string body, string type, string accessKey = "AKIDSANDBOX")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Sign(request, service, accessKey);
        return request;
    }
}
