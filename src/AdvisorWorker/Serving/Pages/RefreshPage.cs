using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary><c>POST /refresh?check=ID&amp;account=ID</c> asks for a refresh of one check, <c>GET</c> says how far it is. A daemon of one account need not be told which.</summary>
/// <param name="daemon">The daemon.</param>
internal sealed class RefreshPage(Daemon daemon)
{
    private RefreshBook Book => new(daemon.Memory.Store!);

    /// <summary>Says how far a check is.</summary>
    public async Task LookAsync(HttpContext http)
    {
        if (await FindAsync(http) is var (account, check))
        {
            await WriteAsync(http, StatusCodes.Status200OK, account, check, await Book.LookAsync(account, check.About.Id, daemon.Settings.RefreshInterval, http.RequestAborted));
        }
    }

    /// <summary>Asks for a refresh.</summary>
    public async Task AskAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (account, check))
        {
            return;
        }

        if (daemon.Scheduler is not { } scheduler)
        {
            http.Response.Headers.RetryAfter = "1";
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The scheduler does not run yet");
            return;
        }

        var answer = await Book.AskAsync(account, check.About.Id, daemon.Settings.RefreshInterval, http.RequestAborted);
        if (answer.Decision == RefreshDecision.Accepted)
        {
            await PassJob.RequestAsync(scheduler, account, daemon.Time, http.RequestAborted);
        }

        await WriteAsync(
            http,
            answer.Decision switch
            {
                RefreshDecision.Accepted => StatusCodes.Status202Accepted,
                RefreshDecision.Busy => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status429TooManyRequests,
            },
            account,
            check,
            answer);
    }

    private async Task<(string Account, CatalogCheck Check)?> FindAsync(HttpContext http)
    {
        var settings = daemon.Settings;
        if (settings.Catalog.Find(http.Request.Query["check"].ToString()) is not { } check || !settings.Request.Checks.Contains(check))
        {
            await RefuseAsync(http, StatusCodes.Status404NotFound, "Name a check that this daemon runs: ?check=ID");
            return null;
        }

        try
        {
            // Any twelve digits may be an account of an organization; only its list tells.
            var id = http.Request.Query["account"].ToString();
            var members = (await daemon.Accounts.ListAsync(settings, http.RequestAborted)).Members.Where(member => id.Length == 0 ? !daemon.Accounts.AreMany : member.Id == id);
            if (members.FirstOrDefault() is { } member && member.Request.Checks.Contains(check))
            {
                return (member.Id, check);
            }
        }
        catch (AccountException)
        {
            // The reason may name users and roles; the log of the next pass has it.
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The accounts cannot be found out");
            return null;
        }

        await RefuseAsync(http, StatusCodes.Status404NotFound, "Name an account that this daemon checks for it: &account=ID");
        return null;
    }

    private static Task RefuseAsync(HttpContext http, int code, string error)
    {
        http.Response.StatusCode = code;
        return http.Response.WriteAsJsonAsync(new { error }, http.RequestAborted);
    }

    // The keys of the Support API's status.
    private static Task WriteAsync(HttpContext http, int code, string account, CatalogCheck check, RefreshAnswer answer)
    {
        http.Response.StatusCode = code;
        if (code == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = $"{(long)Math.Ceiling(answer.Wait.TotalSeconds)}";
        }

        return http.Response.WriteAsJsonAsync(
            new { account, checkId = check.About.Id, status = KebabCase.Of(answer.State.ToString()), millisUntilNextRefreshable = (long)answer.Wait.TotalMilliseconds }, http.RequestAborted);
    }
}
