using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AdvisorWorker.Tests.Cluster;

/// <summary>A line to a server of this machine that can be cut: with a reset, or so that nothing passes any more and nobody is told.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly int to;
    private volatile bool isSilent;
    private volatile bool isCut;
    private readonly Task accepting;

    public CutLine(int to)
    {
        this.to = to;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it begins.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts it.</summary>
    public void Cut(bool silently)
    {
        isCut = true;
        isSilent = silently;
        if (!silently)
        {
            CloseAll();
        }
    }

    /// <summary>Mends it for new connections; old ones are gone.</summary>
    public void Mend()
    {
        CloseAll();
        isCut = false;
        isSilent = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        CloseAll();
        await accepting;
    }

    private void CloseAll()
    {
        foreach (var client in open.Keys)
        {
            client.Dispose();
            open.TryRemove(client, out _);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                if (isCut)
                {
                    near.Dispose();
                    continue;
                }

                var far = new TcpClient();
                await far.ConnectAsync(IPAddress.Loopback, to);
                open[near] = open[far] = 0;
                _ = PassOnAsync(near, far);
                _ = PassOnAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(TcpClient from, TcpClient into)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
            {
                if (!isSilent)
                {
                    await into.GetStream().WriteAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        if (!isSilent)
        {
            from.Dispose();
            into.Dispose();
        }
    }
}
