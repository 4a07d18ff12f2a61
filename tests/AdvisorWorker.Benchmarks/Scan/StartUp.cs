using System.Net;
using System.Net.Sockets;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>How long the program takes from its start to its first call.</summary>
internal static class StartUp
{
    private const int Runs = 7;

    /// <summary>The median of several.</summary>
    public static async Task<TimeSpan> MeasureAsync(Programs programs)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var began = TimeProvider.System.GetTimestamp();
            await using var client = programs.Client(["run", "--endpoint-url", $"http://{listener.LocalEndpoint}/", "--format", "json"], new Dictionary<string, string>());
            using var connection = await listener.AcceptSocketAsync();
            await connection.ReceiveAsync(new byte[1]);
            took.Add(TimeProvider.System.GetElapsedTime(began));
        }

        return took.Order().ElementAt(Runs / 2);
    }
}
