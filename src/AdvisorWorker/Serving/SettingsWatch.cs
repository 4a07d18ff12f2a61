using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using Microsoft.Extensions.Configuration;
using Serilog;

namespace AdvisorWorker.Serving;

/// <summary>Takes changes of the settings file, of the file of accounts and of the file of suppressions while the daemon runs. A file with a mistake changes nothing.</summary>
/// <param name="daemon">The daemon.</param>
/// <param name="source">Reads the settings.</param>
/// <param name="first">What the files held when the daemon read them at its start.</param>
internal sealed class SettingsWatch(Daemon daemon, SettingsSource source, string first)
{
    // Looking is cheap, and works where files are links that somebody turns (as volumes of secrets are).
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var configuration = daemon.Session.Configuration;
        var seen = first;
        while (seen.Length > 0 && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, daemon.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = source.Look(configuration);
            if (now != seen && !cancellationToken.IsCancellationRequested)
            {
                configuration = await TakeAsync(configuration, cancellationToken);
                seen = now;
            }
        }
    }

    /// <returns>The settings from now on.</returns>
    private async Task<IConfiguration> TakeAsync(IConfiguration before, CancellationToken cancellationToken)
    {
        var mistakes = new List<string>();
        if (source.Read(daemon.Session, mistakes) is not var (configuration, settings))
        {
            Log.Error("The settings changed and are wrong, so the old ones stay: {Mistakes}", string.Join(" ", mistakes.Select(TerminalText.Of)));
            return before;
        }

        daemon.Settings = settings;
        await Timetable.ApplyAsync(daemon.Scheduler!, settings.Schedules, daemon.Time, cancellationToken);
        var waiting = SettingsSource.NeedRestart(before, configuration);
        Log.Information("The settings changed and were taken{Waiting}", waiting.Count == 0 ? "" : $"; at the next start these will be: {string.Join(", ", waiting)}");
        return configuration;
    }
}
