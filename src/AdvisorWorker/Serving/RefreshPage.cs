using AdvisorWorker.Engine.Evaluate;
using Microsoft.AspNetCore.Http;
using Quartz;

namespace AdvisorWorker.Serving;

/// <summary><c>POST /refresh?check=ID</c> asks for a refresh of one check, <c>GET</c> says how far it is.</summary>
/// <param name="daemon">The daemon.</param>
internal sealed class RefreshPage(Daemon daemon)
{
    /// <summary>Says how far a check is.</summary>
    public async Task LookAsync(HttpContext http)
    {
        if (await FindAsync(http) is { } check)
        {
            var (state, wait) = daemon.Refreshes.Look(check.About.Id, daemon.Settings.RefreshInterval);
            await WriteAsync(http, StatusCodes.Status200OK, check, state, wait);
        }
    }

    /// <summary>Asks for a refresh.</summary>
    public async Task AskAsync(HttpContext http)
    {
        if (await FindAsync(http) is not { } check)
        {
            return;
        }

        if (daemon.Scheduler is not { } scheduler)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "1";
            await http.Response.WriteAsJsonAsync(new { error = "The scheduler does not run yet" }, http.RequestAborted);
            return;
        }

        var answer = daemon.Refreshes.Ask(check.About.Id, daemon.Settings.RefreshInterval);
        if (answer.Decision == RefreshDecision.Accepted)
        {
            await scheduler.ScheduleTrigger(PassJob.RequestTrigger(daemon.Time), TriggerConflict.Keep, http.RequestAborted);
        }

        await WriteAsync(
            http,
            answer.Decision switch
            {
                RefreshDecision.Accepted => StatusCodes.Status202Accepted,
                RefreshDecision.Busy => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status429TooManyRequests,
            },
            check,
            answer.State,
            answer.Wait);
    }

    private async Task<CatalogCheck?> FindAsync(HttpContext http)
    {
        var name = http.Request.Query["check"].ToString();
        var settings = daemon.Settings;
        if (settings.Catalog.Find(name) is { } check && settings.Request.Checks.Contains(check))
        {
            return check;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await http.Response.WriteAsJsonAsync(new { error = "Name a check that this daemon runs: ?check=ID" }, http.RequestAborted);
        return null;
    }

    // The keys of the Support API's status.
    private static Task WriteAsync(HttpContext http, int code, CatalogCheck check, RefreshState state, TimeSpan wait)
    {
        http.Response.StatusCode = code;
        if (code == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = $"{(long)Math.Ceiling(wait.TotalSeconds)}";
        }

        return http.Response.WriteAsJsonAsync(
            new { checkId = check.About.Id, status = KebabCase.Of(state.ToString()), millisUntilNextRefreshable = (long)wait.TotalMilliseconds }, http.RequestAborted);
    }
}
