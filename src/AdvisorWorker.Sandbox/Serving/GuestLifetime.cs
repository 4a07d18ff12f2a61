using Microsoft.Extensions.Hosting;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>
/// The server is a guest in somebody's process. The usual lifetime would take Ctrl+C and SIGTERM for itself, and then nobody ends the process.
/// </summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
