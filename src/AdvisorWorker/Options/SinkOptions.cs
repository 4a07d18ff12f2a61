using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using Amazon.CloudWatchEvents;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Options of where events go.</summary>
internal sealed class SinkOptions
{
    // A sink's value may hold commas (a file name), so it is repeated and never split.
    public Option<string[]> Sinks { get; } = new("--sink")
    {
        Description = $"Publish events there (repeatable): {string.Join(" or ", SinkSpec.Forms)}",
        HelpName = "KIND:WHERE",
    };

    public void AddTo(Command command) => command.Options.Add(Sinks);

    /// <param name="command">The command line.</param>
    /// <param name="reportOnOutput">The report goes to standard output, so no sink may.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public IReadOnlyList<SinkSpec> Read(ParseResult command, bool reportOnOutput, List<string> mistakes)
    {
        var specs = new List<SinkSpec>();
        foreach (var text in command.GetValue(Sinks) ?? [])
        {
            if (SinkSpec.TryParse(text, out var spec, out var error))
            {
                specs.Add(spec);
                if (reportOnOutput && spec is SinkSpec.JsonLines { Path: JsonLinesSink.StandardOutput })
                {
                    mistakes.Add($"--sink: {text} would mix with the report on standard output; give the report a file with --output.");
                }
            }
            else
            {
                mistakes.Add($"--sink: {error}.");
            }
        }

        return specs;
    }

    /// <summary>Delivers a run's events; says per sink what became of them.</summary>
    public static async Task<PublishOutcome> PublishAsync(IReadOnlyList<SinkSpec> specs, Session session, RunReport report, CancellationToken cancellationToken)
    {
        if (specs.Count == 0)
        {
            return new([]);
        }

        // Bound to the same rates and limits as the pass; its own terms, as a Region that failed then may answer now.
        var account = session.Account;
        var terms = new CallTerms(session.Request.Politeness, TimeProvider.System);
        using var clients = new AwsClients(account.WriteCredentials ?? account.Credentials, account.Endpoints, new(), report.Run.Accounts.FirstOrDefault() ?? "", terms);
        var sinks = specs.Select(spec => spec.Open(region => clients.Get<AmazonCloudWatchEventsClient>(region ?? account.HomeRegion), TimeProvider.System)).ToList();
        return await new Publisher(sinks, Source(session.Configuration), TimeProvider.System).PublishAsync(report, cancellationToken);
    }

    /// <summary>The events' source; adds to the mistakes where it cannot be one.</summary>
    public static void CheckSource(IConfiguration configuration, List<string> mistakes)
    {
        if (!EventSource.IsValid(Source(configuration), out var error))
        {
            mistakes.Add($"Events:Source: {error}.");
        }
    }

    private static string Source(IConfiguration configuration) => configuration["Events:Source"] ?? EventSource.Default;
}
