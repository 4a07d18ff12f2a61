using System.Diagnostics.Metrics;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;

namespace AdvisorWorker.Telemetry;

/// <summary>All figures.</summary>
internal static class Measures
{
    /// <summary>The figure with the most labels.</summary>
    public const string Findings = "advisor.findings";

    private static readonly CheckStatus[] Flagged = [CheckStatus.Warning, CheckStatus.Error];

    /// <summary>In the order of <c>/metrics</c>.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Counter("advisor.passes", "{pass}", "Passes that ended, by schedule and outcome.", page =>
            page.Ledger.Passes.Select(pass => Of(pass.Count, ("schedule", pass.Schedule), ("outcome", KebabCase.Of(pass.Outcome.ToString()))))),
        Counter("advisor.pass.duration", "s", "The time that passes took in all.", page => [Of(page.Ledger.Durations.TotalSeconds)]),
        Gauge("advisor.last_pass.duration", "s", "The time that the last pass took.", page => [Of(page.Ledger.LastDuration.TotalSeconds)]),
        Gauge("advisor.pass.running", null, "Passes that are under way.", page => [Of(page.Ledger.Running)]),
        Gauge("advisor.last_success.timestamp", "s", "When a pass last ended with a report, by schedule.", page =>
            page.Ledger.Successes.Select(success => Of(success.Value.ToUnixTimeSeconds(), ("schedule", success.Key)))),
        Gauge("advisor.next_pass.timestamp", "s", "When each schedule is due next.", page =>
            page.Next.Select(next => Of(next.At.ToUnixTimeSeconds(), ("schedule", next.Schedule)))),
        Gauge("advisor.units", "{unit}", "Units (an account's check in one Region) as last judged, by status.", page =>
            ((CheckStatus[])[CheckStatus.Ok, .. Flagged, CheckStatus.NotAvailable]).Select(status =>
                Of(page.Ledger.Standings.Sum(check => check.Units.GetValueOrDefault(status)), ("status", Word(status))))),
        Gauge(Findings, "{finding}", "Findings that nobody silenced, by check and status.", page =>
            page.Ledger.Standings.SelectMany(check => Flagged.Select(status => Of(
                check.Findings.GetValueOrDefault(status), ("account", check.Account), ("check", check.Check), ("pillar", PillarNames.Of(check.Pillar)), ("status", Word(status)))))),
        Counter("advisor.api.calls", "{call}", "Calls to AWS by passes, by service.", page =>
            page.Ledger.Calls.Select(calls => Of(calls.Value, ("service", calls.Key)))),
        Counter("advisor.api.throttled", "{attempt}", "Attempts that AWS asked to slow down.", page => [Of(page.Ledger.Throttled)]),
        Counter("advisor.api.retried", "{attempt}", "Attempts after the first.", page => [Of(page.Ledger.Retried)]),
        Counter("advisor.api.paid", "{call}", "Calls that AWS bills for.", page => [Of(page.Ledger.Paid)]),
        Gauge("advisor.store.up", null, "1 while the store can be reached.", page => page.HasStore ? [Of(page.Sinks is null ? 0 : 1)] : []),
        Gauge("advisor.outbox.waiting", "{event}", "Events that wait for a sink.", page => Each(page, sink => sink.Waiting)),
        Gauge("advisor.outbox.dead", "{event}", "Events that a sink refused for good.", page => Each(page, sink => sink.Dead)),
        Counter("advisor.outbox.delivered", "{event}", "Events that a sink took, ever.", page => Each(page, sink => sink.Delivered)),
    ];

    private static Measure Counter(string name, string? unit, string about, Func<MeasurePage, IEnumerable<Measurement<double>>> read) => new(name, MeasureKind.Counter, unit, about, read);

    private static Measure Gauge(string name, string? unit, string about, Func<MeasurePage, IEnumerable<Measurement<double>>> read) => new(name, MeasureKind.Gauge, unit, about, read);

    private static Measurement<double> Of(double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var tags = new KeyValuePair<string, object?>[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            tags[i] = new(labels[i].Name, labels[i].Value);
        }

        return new(value, tags);
    }

    private static IEnumerable<Measurement<double>> Each(MeasurePage page, Func<SinkStatus, long> value) => (page.Sinks ?? []).Select(sink => Of(value(sink), ("sink", sink.Name)));

    private static string Word(CheckStatus status) => KebabCase.Of(status.ToString()).Replace('-', '_');
}
