using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace AdvisorWorker;

/// <summary>Logging goes to standard error; the report has standard output for itself.</summary>
internal static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-dd'T'HH:mm:ssK} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Begins to log.</summary>
    /// <param name="verbose">Say more.</param>
    /// <param name="quietest">The level that is said all the same.</param>
    /// <param name="json">A JSON object per line, with everything that is known of it.</param>
    public static void Start(bool verbose, LogEventLevel quietest = LogEventLevel.Warning, bool json = false)
    {
        ITextFormatter format = json
            ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)
            : new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture);
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Is(verbose ? LogEventLevel.Debug : quietest)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", verbose ? LogEventLevel.Information : LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(format, standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
    }
}
