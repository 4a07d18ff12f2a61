using Microsoft.Extensions.Hosting;

namespace AdvisorWorker.Serving;

/// <summary>The usual lifetime would take Ctrl+C and SIGTERM for itself; the command has them, and stops its hosts in their order.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
