using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Signing;

/// <summary>Takes every connection of a client, whatever host it is for, notes the bytes of each request and answers 503.</summary>
internal sealed class WireTap : HttpClientFactory, IDisposable
{
    private static readonly byte[] Refusal = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<WireRequest> _taken = [];
    private readonly Task _taking;

    public WireTap()
    {
        _listener.Start();
        _taking = TakeAsync();
    }

    /// <summary>The requests so far. Each was answered before its call returned, so that it is here by then.</summary>
    public IReadOnlyList<WireRequest> Taken => _taken;

    /// <summary>Points a configuration here; the address is only for the name in it.</summary>
    public T Tap<T>(T config, string address = "http://aws.in-process.test")
        where T : ClientConfig
    {
        config.ServiceURL = address;
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = this;
        config.MaxErrorRetry = 0;
        return config;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var client = new TcpClient();
            await client.ConnectAsync((IPEndPoint)_listener.LocalEndpoint, cancellationToken);
            return client.GetStream();
        },
    });

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;

    public void Dispose()
    {
        _listener.Dispose();
        Assert.True(_taking.IsCompleted || _taking.Wait(TimeSpan.FromSeconds(10)), "the tap still takes");
    }

    private async Task TakeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
            {
                _taken.Add(await ReadAsync(client.GetStream()));
                await client.GetStream().WriteAsync(Refusal);
            }
        }
    }

    private static async Task<WireRequest> ReadAsync(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[65536];
        var (head, length) = (-1, 0);
        while (head < 0 || bytes.Length < head + 4 + length)
        {
            var read = await stream.ReadAsync(buffer);
            Assert.NotEqual(0, read);
            bytes.Write(buffer, 0, read);
            head = head >= 0 ? head : bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("\r\n\r\n"u8);
            length = head < 0 ? 0 : int.Parse(Headers(bytes, head).GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture);
        }

        var first = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, head).Split("\r\n")[0].Split(' ');
        var target = first[1].Split('?', 2);
        return new WireRequest
        {
            Method = first[0],
            Path = target[0],
            Query = target.Length > 1 ? "?" + target[1] : string.Empty,
            Headers = Headers(bytes, head),
            Body = bytes.ToArray()[(head + 4)..],
        };
    }

    private static Dictionary<string, string> Headers(MemoryStream bytes, int head) => Encoding.UTF8.GetString(bytes.GetBuffer(), 0, head)
        .Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
