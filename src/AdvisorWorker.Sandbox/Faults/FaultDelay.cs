using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Waits as long as a fault says.</summary>
internal static class FaultDelay
{
    /// <summary>Whether an answer follows; else the connection is to be aborted.</summary>
    public static async Task<bool> PassesAsync(FaultDecision fault, HttpContext http, CancellationToken stopping)
    {
        var isDead = fault.Rule?.Kind == FaultKind.DeadRegion;
        if (isDead || fault.Latency > TimeSpan.Zero)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
            try
            {
                await Task.Delay(isDead ? Timeout.InfiniteTimeSpan : fault.Latency, end.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return fault.Rule?.Kind != FaultKind.Reset;
    }
}
