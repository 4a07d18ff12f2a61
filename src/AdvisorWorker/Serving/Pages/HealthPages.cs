using AdvisorWorker.Engine.Record.Store;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary><c>GET /healthz</c> says that the process is alive, <c>GET /readyz</c> that it does its work.</summary>
/// <param name="daemon">The daemon.</param>
internal sealed class HealthPages(Daemon daemon)
{
    /// <summary>The path of the first.</summary>
    public const string Alive = "/healthz";

    /// <summary>The path of the second.</summary>
    public const string Ready = "/readyz";

    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(3);

    // A pass waits for others, for AWS and for its jitter before it is late.
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(15);

    /// <summary>Says that the process answers.</summary>
    public Task AnswerAliveAsync(HttpContext http) => http.Response.WriteAsJsonAsync(new { alive = true, since = daemon.Ledger.Started }, http.RequestAborted);

    /// <summary>Says whether everything is in order, and what is not.</summary>
    public async Task AnswerReadyAsync(HttpContext http)
    {
        var reasons = new List<string>();
        await LookAtStoreAsync(reasons, http.RequestAborted);
        if (!await daemon.IsSchedulingAsync(http.RequestAborted))
        {
            reasons.Add("the scheduler does not run");
        }

        http.Response.StatusCode = reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsJsonAsync(new { ready = reasons.Count == 0, reasons }, http.RequestAborted);
    }

    /// <summary>Whether the last pass of a schedule is older than it should be, and how much.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="last">When its checks were last evaluated, or the daemon began.</param>
    /// <param name="now">The time.</param>
    internal static string? Late(PassSchedule schedule, DateTimeOffset last, DateTimeOffset now) =>
        schedule.Cron.GetNextValidTimeAfter(last) is { } due && due + schedule.Jitter + Lateness < now
            ? $"the schedule {schedule.Name} was due at {due:u}, and no pass of it has ended with a report since"
            : null;

    private async Task LookAtStoreAsync(List<string> reasons, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StorePatience);
        try
        {
            var store = daemon.Memory.Store!;
            await new Outbox(store).StatusAsync(patience.Token);
            if (daemon.Ledger.Read().Running > 0)
            {
                return;
            }

            // Whichever worker made them.
            var evaluations = new LastEvaluations(store);
            foreach (var schedule in daemon.Settings.Schedules)
            {
                var last = await evaluations.OfAsync([.. schedule.Checks.Select(check => check.About.Id)], patience.Token);
                if (Late(schedule, last > daemon.Ledger.Started ? last.Value : daemon.Ledger.Started, daemon.Time.GetUtcNow()) is { } late)
                {
                    reasons.Add(late);
                }
            }
        }
        catch (Exception e) when (e is StoreException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The reason may name hosts and users; the log has it.
            reasons.Add("the store cannot be reached");
        }
    }
}
