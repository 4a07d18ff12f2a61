using System.CommandLine;
using AdvisorWorker.Engine.Publish;
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

    private const string ItemsKey = "Events:Items";

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

    /// <summary>Adds to the mistakes where the settings of events are none.</summary>
    public static void CheckEvents(IConfiguration configuration, List<string> mistakes)
    {
        if (!EventSource.IsValid(Source(configuration), out var error))
        {
            mistakes.Add($"Events:Source: {error}.");
        }

        if (configuration[ItemsKey] is { } items && items.ToLowerInvariant() is not ("changed" or "all"))
        {
            mistakes.Add($"{ItemsKey}: '{items}' is not known.{Closest.Hint(items, ["changed", "all"])} Known: changed, all.");
        }
    }

    /// <summary>What becomes an event, and under which name.</summary>
    public static EventSettings Events(IConfiguration configuration) =>
        new(Source(configuration), Enum.TryParse<EventItems>(configuration[ItemsKey], ignoreCase: true, out var items) ? items : EventItems.Changed);

    private static string Source(IConfiguration configuration) => configuration["Events:Source"] ?? EventSource.Default;
}
