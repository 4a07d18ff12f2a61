using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Serving;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Options of the daemon alone.</summary>
internal sealed class ServeOptions
{
    public Option<string?> Cron { get; } = new("--cron")
    {
        Description = $"When to check, as a Quartz cron expression in UTC ('{ScheduleSection.Nightly}' where the settings hold no {ScheduleSection.Section})",
        HelpName = "EXPRESSION",
    };

    public Option<bool> Now { get; } = new("--now") { Description = "Check once at the start too" };

    public Option<string?> Urls { get; } = new("--urls")
    {
        Description = $"Where to serve /healthz, /readyz, /metrics, /events and /refresh, by semicolons, or none (default ASPNETCORE_URLS, else {ListenAddresses.Usual})",
        HelpName = "URL;…",
    };

    public Option<string?> LogFormat { get; } = new("--log-format") { Description = "Lines of text (default), or JSON objects with run, account and check", HelpName = "text|json" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Cron, Now, Urls, LogFormat])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether logs are JSON.</summary>
    public bool ReadLogFormat(ParseResult command, List<string> mistakes)
    {
        var format = command.GetValue(LogFormat)?.ToLowerInvariant();
        if (format is not (null or "text" or "json"))
        {
            mistakes.Add($"--log-format: '{format}' is not known.{Closest.Hint(format, ["text", "json"])} Known: text, json.");
        }

        return format == "json";
    }

    /// <summary>How workers that share a store share the work.</summary>
    public static ClusterSettings ReadCluster(IConfiguration configuration, List<string> mistakes) =>
        (ClusterSettings)SettingsBinder.Bind(typeof(ClusterSettings), configuration.GetSection("Cluster"), mistakes);

    /// <summary>How long after a refresh a check may be refreshed again on request.</summary>
    public static TimeSpan ReadRefresh(IConfiguration configuration, List<string> mistakes) =>
        TimeSpan.FromSeconds(((RefreshSettings)SettingsBinder.Bind(typeof(RefreshSettings), configuration.GetSection("Refresh"), mistakes)).MinimumSeconds);
}
