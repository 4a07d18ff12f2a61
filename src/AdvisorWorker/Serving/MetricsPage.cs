using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary><c>GET /metrics</c>: what the daemon did and found, for Prometheus.</summary>
/// <param name="daemon">The daemon.</param>
internal sealed class MetricsPage(Daemon daemon)
{
    /// <summary>Writes the page.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = PrometheusText.MediaType;
        await http.Response.WriteAsync(await TextAsync(http.RequestAborted), http.RequestAborted);
    }

    private async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        var page = daemon.Ledger.Read();
        var text = new PrometheusText();
        Passes(text, page);
        Found(text, page);
        Calls(text, page);
        await SinksAsync(text, cancellationToken);
        return text.ToString();
    }

    private void Passes(PrometheusText text, LedgerPage page)
    {
        text.Metric("advisor_passes_total", "counter", "Passes that ended, by schedule and outcome.");
        foreach (var (schedule, outcome, count) in page.Passes)
        {
            text.Sample("advisor_passes_total", count, ("schedule", schedule), ("outcome", KebabCase.Of(outcome.ToString())));
        }

        text.Metric("advisor_pass_duration_seconds", "summary", "The time that passes took.")
            .Sample("advisor_pass_duration_seconds_sum", page.Durations.TotalSeconds)
            .Sample("advisor_pass_duration_seconds_count", page.Passes.Sum(pass => pass.Count))
            .Metric("advisor_last_pass_duration_seconds", "gauge", "The time that the last pass took.")
            .Sample("advisor_last_pass_duration_seconds", page.LastDuration.TotalSeconds)
            .Metric("advisor_pass_running", "gauge", "Passes that are under way.")
            .Sample("advisor_pass_running", page.Running)
            .Metric("advisor_last_success_timestamp_seconds", "gauge", "When a pass last ended with a report, by schedule.");
        foreach (var (schedule, at) in page.Successes)
        {
            text.Sample("advisor_last_success_timestamp_seconds", at.ToUnixTimeSeconds(), ("schedule", schedule));
        }

        text.Metric("advisor_next_pass_timestamp_seconds", "gauge", "When each schedule is due next.");
        foreach (var schedule in daemon.Settings.Schedules)
        {
            if (schedule.Cron.GetNextValidTimeAfter(daemon.Time.GetUtcNow()) is { } next)
            {
                text.Sample("advisor_next_pass_timestamp_seconds", next.ToUnixTimeSeconds(), ("schedule", schedule.Name));
            }
        }
    }

    private static void Found(PrometheusText text, LedgerPage page)
    {
        text.Metric("advisor_units", "gauge", "Units (an account's check in one Region) as last judged, by status.");
        foreach (var status in (CheckStatus[])[CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Error, CheckStatus.NotAvailable])
        {
            text.Sample("advisor_units", page.Standings.Sum(check => check.Units.GetValueOrDefault(status)), ("status", Word(status)));
        }

        text.Metric("advisor_findings", "gauge", "Findings that nobody silenced, by check and status.");
        foreach (var check in page.Standings)
        {
            foreach (var status in (CheckStatus[])[CheckStatus.Warning, CheckStatus.Error])
            {
                text.Sample(
                    "advisor_findings", check.Findings.GetValueOrDefault(status), ("account", check.Account), ("check", check.Check), ("pillar", Options.PillarNames.Of(check.Pillar)), ("status", Word(status)));
            }
        }
    }

    private static void Calls(PrometheusText text, LedgerPage page)
    {
        text.Metric("advisor_api_calls_total", "counter", "Calls to AWS by passes, by service.");
        foreach (var (service, count) in page.Calls)
        {
            text.Sample("advisor_api_calls_total", count, ("service", service));
        }

        text.Metric("advisor_api_throttled_total", "counter", "Attempts that AWS asked to slow down.").Sample("advisor_api_throttled_total", page.Throttled)
            .Metric("advisor_api_retried_total", "counter", "Attempts after the first.").Sample("advisor_api_retried_total", page.Retried)
            .Metric("advisor_api_paid_total", "counter", "Calls that AWS bills for.").Sample("advisor_api_paid_total", page.Paid);
    }

    private async Task SinksAsync(PrometheusText text, CancellationToken cancellationToken)
    {
        IReadOnlyList<SinkStatus> sinks;
        try
        {
            sinks = await new Outbox(daemon.Memory.Store!).StatusAsync(cancellationToken);
        }
        catch (StoreException)
        {
            text.Metric("advisor_store_up", "gauge", "1 while the store can be reached.").Sample("advisor_store_up", 0);
            return;
        }

        text.Metric("advisor_store_up", "gauge", "1 while the store can be reached.").Sample("advisor_store_up", 1);
        Each("advisor_outbox_waiting", "gauge", "Events that wait for a sink.", sink => sink.Waiting);
        Each("advisor_outbox_dead", "gauge", "Events that a sink refused for good.", sink => sink.Dead);
        Each("advisor_outbox_delivered_total", "counter", "Events that a sink took, ever.", sink => sink.Delivered);

        void Each(string name, string kind, string help, Func<SinkStatus, long> value)
        {
            text.Metric(name, kind, help);
            foreach (var sink in sinks)
            {
                text.Sample(name, value(sink), ("sink", sink.Name));
            }
        }
    }

    private static string Word(CheckStatus status) => KebabCase.Of(status.ToString()).Replace('-', '_');
}
