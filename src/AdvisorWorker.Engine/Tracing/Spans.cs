using System.Diagnostics;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tracing;

/// <summary>
/// The spans of a pass, for whoever listens to the source; where nobody does, a span that is begun is null. They hold names of accounts, Regions, operations
/// and sinks, and counts: no parameter, no resource's name, no message of an exception, since any of these may hold what is nobody's business.
/// </summary>
public static class Spans
{
    /// <summary>The source's name.</summary>
    public const string Source = "AdvisorWorker";

    internal const string AccountKey = "cloud.account.id";
    internal const string RegionKey = "cloud.region";
    internal const string ErrorKey = "error.type";

    internal static ActivitySource Activities { get; } = new(Source);

    /// <summary>A pass, from its beginning until its events are out. What it does belongs to it.</summary>
    /// <param name="schedule">What asked for it.</param>
    public static Activity? BeginPass(string schedule) => Activities.StartActivity("advisor.pass")?.SetTag("advisor.schedule", schedule);

    /// <summary>Says how a pass ended.</summary>
    /// <param name="pass">The span of <see cref="BeginPass"/>; null where nobody listens.</param>
    /// <param name="outcome">How.</param>
    /// <param name="report">What it found; null where it failed.</param>
    public static void EndPass(Activity? pass, string outcome, RunReport? report)
    {
        if (pass is null)
        {
            return;
        }

        pass.SetTag("advisor.outcome", outcome);
        if (report is null)
        {
            pass.SetStatus(ActivityStatusCode.Error);
        }
        else
        {
            Tell(pass, report);
        }
    }

    /// <summary>Reading one account.</summary>
    /// <param name="expected">The account, where that is known before it is entered.</param>
    /// <param name="read">Reads it.</param>
    internal static Task<RunReport> AccountAsync(string? expected, Func<Task<RunReport>> read) => WithinAsync("advisor.account", async span =>
    {
        span?.SetTag(AccountKey, expected);
        var report = await read().ConfigureAwait(false);
        if (span is not null)
        {
            Tell(span, report);
        }

        return report;
    });

    /// <summary>Reading one Region, or the account's global services.</summary>
    internal static Activity? BeginScope(AwsScope scope) =>
        Activities.StartActivity("advisor.scope")?.SetTag(AccountKey, scope.Account).SetTag(RegionKey, scope.Region);

    /// <summary>Recording a run.</summary>
    internal static Task<T> RecordAsync<T>(RunReport report, Func<Task<T>> record) => WithinAsync("advisor.record", span =>
    {
        if (span is not null)
        {
            Name(span, report.Run);
        }

        return record();
    });

    /// <summary>Delivering a batch of events to a sink.</summary>
    internal static Activity? BeginPublish(string sink, int events) =>
        Activities.StartActivity("advisor.publish", ActivityKind.Producer)?.SetTag("advisor.sink", sink).SetTag("advisor.events", events);

    /// <summary>Turning findings into cases.</summary>
    internal static Activity? BeginEscalate(RunReport report, string mode)
    {
        var span = Activities.StartActivity("advisor.escalate")?.SetTag("advisor.escalation.mode", mode);
        if (span is not null)
        {
            Name(span, report.Run);
        }

        return span;
    }

    /// <summary>What a report comes to, in counts.</summary>
    private static void Tell(Activity span, RunReport report)
    {
        Name(span, report.Run);
        span.SetTag("advisor.complete", report.Run.Complete)
            .SetTag("advisor.interrupted", report.Run.Interrupted)
            .SetTag("advisor.accounts", report.Run.Accounts.Length)
            .SetTag("advisor.regions", report.Run.Regions.Length)
            .SetTag("advisor.checks.red", report.Checks.Count(check => check.Status == CheckStatus.Error))
            .SetTag("advisor.checks.yellow", report.Checks.Count(check => check.Status == CheckStatus.Warning))
            .SetTag("advisor.checks.green", report.Checks.Count(check => check.Status == CheckStatus.Ok))
            .SetTag("advisor.checks.not_available", report.Checks.Count(check => check.Status == CheckStatus.NotAvailable))
            .SetTag("advisor.findings", report.Items.Count(item => item.IsFinding))
            .SetTag("advisor.api.calls", report.Run.ApiCalls.Total)
            .SetTag("advisor.api.retried", report.Run.ApiCalls.Retried)
            .SetTag("advisor.api.throttled", report.Run.ApiCalls.Throttled);
    }

    // What is begun here is over here, whatever the caller goes on with.
    private static async Task<T> WithinAsync<T>(string name, Func<Activity?, Task<T>> work)
    {
        using var span = Activities.StartActivity(name);
        try
        {
            return await work(span).ConfigureAwait(false);
        }
        catch (Exception e) when (span is not null)
        {
            span.SetTag(ErrorKey, e.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static void Name(Activity span, RunInfo run)
    {
        span.SetTag("advisor.run.id", run.Id);
        if (run.Accounts is [var account])
        {
            span.SetTag(AccountKey, account);
        }
    }
}
