using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
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

    public void AddTo(Command command) => command.Options.Add(Sinks);

    /// <summary>The sinks of the command line, and those of the section <c>Sinks</c>.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="account">The account options.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="reportOnOutput">The report goes to standard output, so no sink may.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public IReadOnlyList<SinkSpec> Read(ParseResult command, AccountOptions account, IConfiguration configuration, bool reportOnOutput, List<string> mistakes)
    {
        List<SinkSpec> specs = [.. (command.GetValue(Sinks) ?? []).Select(text => Read(text, mistakes)).OfType<SinkSpec>(), .. new SinkSection(mistakes).Read(configuration)];
        if (reportOnOutput && specs.Any(spec => spec is SinkSpec.JsonLines { Path: JsonLinesSink.StandardOutput }))
        {
            mistakes.Add("--sink: jsonl:- would mix with the report on standard output; give the report a file with --output.");
        }

        foreach (var paid in command.GetValue(account.NoPaidCalls) ? specs.Where(spec => spec.CostsMoney) : [])
        {
            mistakes.Add($"--no-paid-calls: AWS bills for what the sink {paid.Name} is sent; leave one out.");
        }

        // What is made up or came from somebody else's recording stays here.
        foreach (var webhook in account.IsServed(command) ? specs.OfType<SinkSpec.Webhook>().Where(webhook => !webhook.Target.Url.IsLoopback) : [])
        {
            mistakes.Add($"--sink: {webhook.Name} is another machine, and --demo and --replay reach this one alone; try it with a receiver on 127.0.0.1.");
        }

        // A name is a cursor in the store: two sinks would take each other's events away.
        foreach (var name in specs.GroupBy(spec => spec.Name).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            mistakes.Add($"--sink: {name} is named twice, on the command line or in the section Sinks; leave one out.");
        }

        return specs;
    }

    private static SinkSpec? Read(string text, List<string> mistakes)
    {
        var kind = SinkSpec.KindOf(text);
        var isWebhook = string.Equals(kind, "webhook", StringComparison.OrdinalIgnoreCase);
        if (SinkSpec.TryParse(text, isWebhook ? WebhookSecret.Read("--sink", null, null, mistakes) : null, out var spec, out var error))
        {
            return spec;
        }

        mistakes.Add($"--sink: {error}.{(SinkSpec.Kinds.Contains(kind.ToLowerInvariant()) ? "" : Closest.Hint(kind, SinkSpec.Kinds))}");
        return null;
    }

    /// <summary>Adds to the mistakes where the settings of events are none.</summary>
    public static void CheckEvents(IConfiguration configuration, List<string> mistakes)
    {
        var settings = Bind(configuration, mistakes);
        if (!EventSource.IsValid(settings.Source, out var error))
        {
            mistakes.Add($"Events:Source: {error}.");
        }

        if (!Enum.TryParse<EventItems>(settings.Items, ignoreCase: true, out var items) || !Enum.IsDefined(items))
        {
            mistakes.Add($"Events:Items: '{settings.Items}' is not known.{Closest.Hint(settings.Items, ["changed", "all"])} Known: changed, all.");
        }
    }

    /// <summary>What becomes an event, and under which name.</summary>
    public static EventSettings Events(IConfiguration configuration)
    {
        var settings = Bind(configuration, []);
        return new(settings.Source, Enum.TryParse<EventItems>(settings.Items, ignoreCase: true, out var items) ? items : EventItems.Changed);
    }

    private static EventsSettings Bind(IConfiguration configuration, List<string> mistakes) => (EventsSettings)SettingsBinder.Bind(typeof(EventsSettings), configuration.GetSection("Events"), mistakes);
}
