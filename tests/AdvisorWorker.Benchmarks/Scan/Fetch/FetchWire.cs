using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Benchmarks.Scan.Fetch;

/// <summary>Sends requests with the client's limits, and nothing around them: no SDK, no signature that anybody could verify, no retry.</summary>
internal sealed class FetchWire : IDisposable
{
    private readonly HttpClient http;
    private readonly SemaphoreSlim places;
    private readonly Pacing? pacing;
    private int calls;

    /// <param name="endpoint">The sandbox.</param>
    /// <param name="settings">The limits: requests in flight, and the rates where emulators are paced.</param>
    public FetchWire(Uri endpoint, PolitenessSettings settings)
    {
        http = new(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = endpoint };
        places = new(settings.InFlight);
        pacing = settings.PaceEmulators ? new(settings, TimeProvider.System) : null;
    }

    /// <summary>Requests so far.</summary>
    public int Calls => calls;

    /// <summary>The answer's bytes, whatever its status: that a bucket has no policy is an answer too.</summary>
    public async Task<byte[]> SendAsync(FetchRequest request)
    {
        if (pacing is not null)
        {
            using var place = await pacing.EnterAsync("", request.Region, request.Operation, request.IsUnfiltered, CancellationToken.None);
            return await SendNowAsync(request);
        }

        await places.WaitAsync();
        try
        {
            return await SendNowAsync(request);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private async Task<byte[]> SendNowAsync(FetchRequest request)
    {
        Interlocked.Increment(ref calls);
        using var message = new HttpRequestMessage(request.Method, new Uri(request.Path, UriKind.Relative));
        message.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/{request.Region}/{request.SigningName}/aws4_request, SignedHeaders=host, Signature=0");
        if (request.Target is { } target)
        {
            message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        }

        // S3 Control wants to know the account, and nobody else minds being told.
        message.Headers.TryAddWithoutValidation("x-amz-account-id", "111122223333");
        if (request.Method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        using var answer = await http.SendAsync(message);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return (int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.BadRequest
            ? body
            : throw new InvalidOperationException($"{request.Operation}: {answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
