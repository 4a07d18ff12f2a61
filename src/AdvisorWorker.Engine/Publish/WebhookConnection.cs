using System.Net;
using System.Net.Sockets;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Connects to a webhook's host: after the name is resolved, and only where the address itself is allowed.</summary>
internal static class WebhookConnection
{
    private const int ResponseHeaderKilobytes = 16;
    private const int MostDrained = 64 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(1);

    /// <summary>A client for one target.</summary>
    public static HttpClient Open(WebhookTarget target)
    {
        var guard = new AddressGuard(target.Url.IsLoopback, target.PublicOnly);
        return new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) => await ConnectAsync(guard, context.DnsEndPoint, cancellationToken).ConfigureAwait(false),
                ConnectTimeout = ConnectTimeout,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false, // a proxy would resolve the name again, and where it connects nobody could see
                MaxResponseHeadersLength = ResponseHeaderKilobytes,
                MaxResponseDrainSize = MostDrained,
                ResponseDrainTimeout = DrainTimeout,
                ActivityHeadersPropagator = null,
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan, // each request has its own
        };
    }

    private static async Task<Stream> ConnectAsync(AddressGuard guard, DnsEndPoint host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host.Host, cancellationToken).ConfigureAwait(false);
        Exception? failure = null;
        foreach (var address in addresses)
        {
            if (guard.Refusal(address) is { } refusal)
            {
                failure ??= new WebhookRefusedException($"{host.Host} is {address}: {refusal}");
                continue;
            }

            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, host.Port), cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e)
            {
                socket.Dispose();
                if (e is not SocketException)
                {
                    throw;
                }

                failure = e;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }
}

/// <summary>The address behind a webhook's name may not be connected to.</summary>
internal sealed class WebhookRefusedException(string message) : Exception(message);
