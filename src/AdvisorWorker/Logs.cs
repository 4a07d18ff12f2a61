using Serilog;
using Serilog.Events;

namespace AdvisorWorker;

/// <summary>Logging goes to standard error; the report has standard output for itself.</summary>
internal static class Logs
{
    public static void Start(bool verbose, LogEventLevel quietest = LogEventLevel.Warning) =>
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Is(verbose ? LogEventLevel.Debug : quietest)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", verbose ? LogEventLevel.Information : LogEventLevel.Warning)
            .WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:yyyy-MM-dd'T'HH:mm:ssK} {Level:u3} {Message:lj}{NewLine}{Exception}")
            .CreateLogger();
}
