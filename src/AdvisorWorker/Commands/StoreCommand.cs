using System.CommandLine;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor store</c>: where results are remembered, and for how long.</summary>
internal static class StoreCommand
{
    public static Command Make() => new("store", "What is remembered between runs: where it is, a copy of it, less of it") { MakePath(), MakeBackup(), MakePurge() };

    private static Command MakePath()
    {
        var options = new StoreChoice();
        var command = new Command("path", "Print where the store is");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Console.WriteLine(options.Read(parsed));
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeBackup()
    {
        var options = new StoreChoice();
        var to = new Argument<string>("FILE") { Description = "The file to write; it must not exist" };
        var command = new Command("backup", "Copy a SQLite store into a file, also while it is in use") { to };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(to));
            if (File.Exists(path))
            {
                throw new UsageException($"{path} exists already.");
            }

            await using var store = await options.OpenAsync(parsed, cancellationToken);
            await StoreChoice.TellAsync(() => store.BackUpAsync(path, cancellationToken));
            Console.Error.WriteLine($"advisor: {store.Address} was copied to {path}.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakePurge()
    {
        var options = new StoreChoice();
        var days = new Option<int>("--older-than")
        {
            Description = $"In days (default {Retention.UsualDays}, which runs do by themselves too)",
            DefaultValueFactory = _ => Retention.UsualDays,
            HelpName = "DAYS",
        };
        var command = new Command("purge", "Forget old runs, items long resolved, events that every sink has, and sinks long unused") { days };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(days) is < 0 or > 36_500)
            {
                throw new UsageException($"--older-than: {parsed.GetValue(days)} is no number of days; from 0 to 36500.");
            }

            await using var store = await options.OpenAsync(parsed, cancellationToken);
            var purged = await StoreChoice.TellAsync(() => new Retention(store).PurgeAsync(TimeSpan.FromDays(parsed.GetValue(days)), cancellationToken));
            Console.Error.WriteLine($"advisor: forgot {purged.Runs} runs, {purged.Items} resolved items, {purged.Events} events and {purged.Sinks} sinks.");
            return ExitCode.Clean;
        });
        return command;
    }
}
