using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AdvisorWorker.TestSupport;

/// <summary>
/// A PostgreSQL server of the tests' own: a cluster in a temporary folder, on a free loopback port, one for all tests of an assembly. It starts when the first
/// test asks for it and ends with the assembly. Register it with <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // The server refuses to run as root; Debian's package makes this user.
    private const string User = "postgres";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _folder;
    private Process? _process;
    private int _port;
    private int _databases;

    /// <summary>What the user must say; null where nobody is asked.</summary>
    public string? Password { get; init; }

    /// <summary>A new, empty database's connection string. Skips or fails the test when PostgreSQL is absent.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var program = RequiredProgram.Postgres.Require();
        await _gate.WaitAsync();
        try
        {
            if (_process is null)
            {
                await StartAsync(program);
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"advisor_{++_databases}");
            await using var source = NpgsqlDataSource.Create(Connection("postgres"));
            await using var create = source.CreateCommand($"CREATE DATABASE {name}");
            await create.ExecuteNonQueryAsync();
            return Connection(name);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops the server at once, as a crash would; connections break.</summary>
    public async Task CrashAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again after <see cref="CrashAsync"/>, on the same port with the same data.</summary>
    public async Task RestartAsync()
    {
        File.Delete(Path.Combine(_folder!, "data", "postmaster.pid"));
        await LaunchAsync(RequiredProgram.Postgres.Require());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _gate.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={Port};Username={User};Database={database}{(Password is null ? "" : $";Password={Password}")}";

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private async Task StartAsync(string program)
    {
        _folder = Directory.CreateTempSubdirectory("advisor-postgres").FullName;
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            await RunAsync("chown", User, _folder);
        }

        _port = FreePort();
        string[] asked = ["--auth=trust"];
        if (Password is not null)
        {
            var file = Path.Combine(_folder, "password");
            await File.WriteAllTextAsync(file, Password);
            asked = ["--auth=scram-sha-256", $"--pwfile={file}"];
        }

        await RunAsync(
            Path.Combine(Path.GetDirectoryName(program)!, "initdb"), ["-D", Path.Combine(_folder, "data"), "-U", User, "--encoding=UTF8", "--locale=C", "--no-sync", .. asked]);
        await LaunchAsync(program);
    }

    private async Task LaunchAsync(string program)
    {
        _process = Process.Start(AsServerUser(
            program, "-D", Path.Combine(_folder!, "data"), "-p", Port, "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "max_connections=100"))!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(Connection("postgres"));
                await using var connection = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(AsServerUser(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }
    }

    private static ProcessStartInfo AsServerUser(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() && program != "chown"
            ? new ProcessStartInfo("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
