using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdvisorWorker.TestSupport;

/// <summary>
/// moto's emulation of AWS, on a free loopback port, one for all tests of an assembly: it starts when the first test asks for it and ends with the
/// assembly. Register it with <c>[assembly: AssemblyFixture(typeof(MotoServer))]</c>.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Process? _process;
    private Uri? _endpoint;

    /// <summary>Its endpoint. Skips or fails the test when moto is absent.</summary>
    public async Task<Uri> EndpointAsync()
    {
        var program = RequiredProgram.Moto.Require();
        await _gate.WaitAsync();
        try
        {
            return _endpoint ??= await StartAsync(program);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<Uri> StartAsync(string program)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");

        // Unread output would fill the pipe and stop the server.
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var endpoint = new Uri($"http://127.0.0.1:{port}");
        await WaitUntilItListensAsync(_process, port);
        return endpoint;
    }

    private static async Task WaitUntilItListensAsync(Process process, int port)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartTimeout && !process.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(PollInterval);
            }
        }

        throw new InvalidOperationException(process.HasExited ? $"moto_server ended with {process.ExitCode}" : "moto_server does not listen");
    }
}
