using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AdvisorWorker.Tests.Support;

/// <summary>Passes requests on to a server of this machine: as a proxy does, or as a TLS terminator with a certificate that nobody knows.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    private Forwarder(WebApplication host, X509Certificate2? certificate)
    {
        this.host = host;
        Certificate = certificate;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(host.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Its certificate, its own issuer.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The targets of the requests as they were sent.</summary>
    public ConcurrentQueue<string> Targets { get; } = [];

    public static async Task<Forwarder> StartAsync(Uri to, bool tls = false)
    {
        var certificate = tls ? MakeCertificate() : null;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var forwarder = new Forwarder(builder.Build(), certificate);
        forwarder.host.Run(http => forwarder.ForwardAsync(http, to));
        await forwarder.host.StartAsync(TestContext.Current.CancellationToken);
        return forwarder;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        Certificate?.Dispose();
    }

    private async Task ForwardAsync(HttpContext http, Uri to)
    {
        Targets.Enqueue(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        using var request = new HttpRequestMessage(new(http.Request.Method), new Uri(to, http.Request.Path + http.Request.QueryString.ToString())) { Content = new StreamContent(http.Request.Body) };
        foreach (var (name, value) in http.Request.Headers.Where(header => header.Key is not "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
            }
        }

        using var answer = await client.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
        {
            http.Response.Headers[name] = value.ToArray();
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
