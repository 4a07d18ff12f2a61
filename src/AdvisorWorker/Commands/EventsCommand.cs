using System.CommandLine;
using System.Globalization;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor events</c>: how far each sink is, and what it would not take.</summary>
internal static class EventsCommand
{
    public static Command Make() => new("events", "Events of the store: how far each sink is, what it would not take, and once more") { MakeStatus(), MakeReplay(), MakeDeadLetters() };

    private static Command MakeStatus()
    {
        var choice = new StoreChoice();
        var command = new Command("status", "How many events each sink has, waits for and refused; exit 3 where some wait or were refused");
        choice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await choice.OpenAsync(parsed, cancellationToken);
            var sinks = await StoreChoice.TellAsync(() => new Outbox(store).StatusAsync(cancellationToken));
            foreach (var sink in sinks)
            {
                var retry = sink.NotBefore is { } at ? $", next try {at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}" : "";
                Console.WriteLine($"{TerminalText.Of(sink.Name)}: {sink.Delivered} delivered, {sink.Waiting} waiting, {sink.Dead} dead{(sink.Reason is null ? "" : $": {TerminalText.Of(sink.Reason)}{retry}")}");
            }

            if (sinks.Count == 0)
            {
                Console.Error.WriteLine("advisor: no sink was ever named; `advisor run --sink …` names one.");
            }

            return sinks.Any(sink => sink.Waiting + sink.Dead > 0) ? ExitCode.Incomplete : ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeReplay()
    {
        var choice = new StoreChoice();
        var sink = new Argument<string>("SINK") { Description = "The sink as `advisor events status` names it" };
        var since = new Option<string>("--since") { Description = "From this instant on, such as 2026-11-22 or 2026-11-22T06:00Z", Required = true, HelpName = "TIME" };
        var command = new Command("replay", "Let a sink have once more what happened since; its readers know repeated events by their uuid") { sink, since };
        choice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = parsed.GetRequiredValue(since);
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from))
            {
                throw new UsageException($"--since: '{text}' is no time; write 2026-11-22 or 2026-11-22T06:00Z.");
            }

            await using var store = await choice.OpenAsync(parsed, cancellationToken);
            var name = parsed.GetRequiredValue(sink);
            await KnownAsync(store, name, cancellationToken);
            var count = await StoreChoice.TellAsync(() => new Outbox(store).ReplayAsync(name, from, cancellationToken));
            Console.Error.WriteLine($"advisor: {name} will get {count} event{(count == 1 ? "" : "s")} again, with the next run that names it.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeDeadLetters()
    {
        var choice = new StoreChoice();
        var sink = new Option<string?>("--sink") { Description = "Of this sink alone, as `advisor events status` names it", HelpName = "SINK" };
        var revive = new Option<bool>("--revive") { Description = "Let them be delivered again with the next run that names the sink" };
        var command = new Command("dead-letters", "The events that sinks refused for good or too often, one JSON object a line, with the reason") { sink, revive };
        choice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await choice.OpenAsync(parsed, cancellationToken);
            var name = parsed.GetValue(sink);
            if (name is not null)
            {
                await KnownAsync(store, name, cancellationToken);
            }

            var outbox = new Outbox(store);
            if (parsed.GetValue(revive))
            {
                Console.Error.WriteLine($"advisor: {await StoreChoice.TellAsync(() => outbox.ReviveAsync(name, cancellationToken))} dead letters wait for delivery again.");
                return ExitCode.Clean;
            }

            using var output = Console.OpenStandardOutput();
            foreach (var letter in await StoreChoice.TellAsync(() => outbox.DeadLettersAsync(name, cancellationToken)))
            {
                DeadLetterLine.Write(letter, output);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task KnownAsync(AdvisorStore store, string name, CancellationToken cancellationToken)
    {
        var names = (await StoreChoice.TellAsync(() => new Outbox(store).StatusAsync(cancellationToken))).Select(status => status.Name).ToList();
        if (!names.Contains(name))
        {
            throw new UsageException($"The store knows no sink '{name}'.{Closest.Hint(name, names)} {(names.Count == 0 ? "It knows none." : $"Known: {string.Join(", ", names)}.")}");
        }
    }
}
