using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Serving;
using AdvisorWorker.Telemetry;

namespace AdvisorWorker.Options;

/// <summary>
/// All sections of the settings. What is not listed is refused in a settings file, and <c>docs/configuration.md</c> is made of this list; so nothing can be set that is not written down.
/// </summary>
internal static class SettingsTable
{
    /// <summary>The sections; one inside another follows it.</summary>
    public static IReadOnlyList<SettingsSection> All { get; } =
    [
        new("Account", "The role that is assumed to read the account.", SettingsShape.Object, typeof(RoleSettings)),
        new("Checks", "Settings of checks, by their ids; `advisor checks show ID` shows those of each, also of packs of your own.", SettingsShape.Open) { IsLive = true },
        new("Cluster", "How workers that share a PostgreSQL store share the work; [daemon.md](daemon.md) says more.", SettingsShape.Object, typeof(ClusterSettings)),
        new("Escalation", "What becomes of lasting findings at AWS Support; [support-cases.md](support-cases.md) says more.", SettingsShape.Object, typeof(EscalationSettings)),
        new("Escalation:Calendar", "Business hours.", SettingsShape.Object, typeof(CalendarSettings)),
        new("Escalation:Rules", "Which findings become a case. What a rule does not name is not asked about.", SettingsShape.List, typeof(EscalationRule)),
        new("Events", "What becomes an event.", SettingsShape.Object, typeof(EventsSettings)),
        new("Http", "Who may read the daemon's pages.", SettingsShape.Object, typeof(HttpSettings)),
        new("LocalStack", "An emulator, with LocalStack.Client's keys.", SettingsShape.Object, typeof(LocalStackSettings)),
        new("LocalStack:Session", "Whom the emulator sees.", SettingsShape.Object, typeof(LocalStackSettings.SessionSettings)),
        new("LocalStack:Config", "Where the emulator is.", SettingsShape.Object, typeof(LocalStackSettings.EndpointSettings)),
        new("Plan", "The account's AWS Support plan.", SettingsShape.Object, typeof(PlanSettings)),
        new(PolitenessSection.Name, "How hard AWS is asked, and how long it is waited for.", SettingsShape.Object, typeof(PolitenessSettings)) { IsLive = true },
        new(
            $"{PolitenessSection.Name}:{nameof(PolitenessSettings.Rates)}",
            "Rates that replace the published ones, by service (`\"ec2\": { \"PerSecond\": 5, \"Burst\": 10 }`) or by operation inside it (`\"ec2\": { \"DescribeInstances\": { \"PerSecond\": 1 } }`).",
            SettingsShape.Open),
        new("Refresh", "Refreshes on request (`POST /refresh?check=ID`).", SettingsShape.Object, typeof(RefreshSettings)) { IsLive = true },
        new("Retention", "How long the store remembers.", SettingsShape.Object, typeof(RetentionSettings)),
        new(ScheduleSection.Section, "A list; each entry is a schedule of `advisor serve`.", SettingsShape.List, typeof(ScheduleSettings)) { IsLive = true },
        new("Sinks", "A list; each entry is a place that events go to, and its `Kind` says which settings it has. [sinks.md](sinks.md) says more.", SettingsShape.List)
        {
            Kinds = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
            {
                ["webhook"] = typeof(WebhookSettings),
                ["eventbridge"] = typeof(EventBridgeSettings),
                ["jsonl"] = typeof(JsonLinesSettings),
                ["cloudwatch"] = typeof(CloudWatchSettings),
            },
        },
        new("Store", "One text: a SQLite file, or a PostgreSQL connection; `--store` wins.", SettingsShape.Text),
        new("Suppressions", "One text: a file of rules by which items are silenced; `--suppressions` wins.", SettingsShape.Text) { IsLive = true },
        new(TelemetrySection.Name, "Where `advisor run` and `advisor serve` send traces and metrics, by OTLP. Nowhere, unless this section or the environment names a receiver.", SettingsShape.Object, typeof(TelemetrySettings)),
    ];

    /// <summary>The section at a path; null where there is none.</summary>
    public static SettingsSection? Find(string path) => All.FirstOrDefault(section => string.Equals(section.Path, path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of the sections that stand on their own.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(section => section.Path).Where(path => !path.Contains(':', StringComparison.Ordinal))];
}
