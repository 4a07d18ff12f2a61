using System.CommandLine;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor suppress</c>: the rules by which people silence items.</summary>
internal static class SuppressCommand
{
    public static Command Make() => new("suppress", "Silence items: rules in the store; a file of rules is named by --suppressions") { MakeAdd(), MakeRemove(), MakeList(), MakeExplain() };

    private static Command MakeAdd()
    {
        var options = new SuppressOptions(withFile: false);
        var fields = new RuleOptions();
        var command = new Command("add", "Add a rule to the store and print its id. All that it names must match");
        fields.AddTo(command);
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = options.Read(parsed);
            var rule = fields.Read(parsed, SuppressionFiles.Fields(choice.Catalog), choice.Mistakes);
            choice.Check();
            var added = await choice.UseAsync(rules => rules.AddAsync(rule!, cancellationToken), cancellationToken);
            if (!added)
            {
                throw new UsageException($"A rule that names the same is in {choice.Address} already: {rule!.Id}. Remove it first to give it another reason, owner or date.");
            }

            Console.WriteLine(rule!.Id);
            if (choice.IsDefault)
            {
                Console.Error.WriteLine($"advisor: added to {choice.Address}, which `serve` uses unasked, and `run` with --store.");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeRemove()
    {
        var options = new SuppressOptions(withFile: false);
        var id = new Argument<string>("ID") { Description = "The rule's id" };
        var command = new Command("remove", "Remove a rule from the store") { id };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = options.Read(parsed);
            choice.Check();
            var name = parsed.GetRequiredValue(id);
            if (!choice.Exists || !await choice.UseAsync(rules => rules.RemoveAsync(name, cancellationToken), cancellationToken))
            {
                var known = (await choice.StoredAsync(cancellationToken)).Select(rule => rule.Id);
                throw new UsageException($"No rule in {choice.Address} has the id '{name}'.{Closest.Hint(name, known)} `advisor suppress list` lists them.");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeList()
    {
        var options = new SuppressOptions(withFile: true);
        var format = new Option<string?>("--format") { Description = "table (default) or json", HelpName = "table|json" };
        var command = new Command("list", "List the rules of the store and of the file: what they name, why, where they come from, which are over") { format };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = options.Read(parsed);
            var name = parsed.GetValue(format) ?? "table";
            if (name is not ("table" or "json"))
            {
                choice.Mistakes.Add($"--format: '{name}' is not known.{Closest.Hint(name, ["table", "json"])} Known: table, json.");
            }

            choice.Check();
            var rules = await choice.RulesAsync(cancellationToken);
            if (name == "json")
            {
                SuppressionText.WriteJson(rules, choice.Today, Console.OpenStandardOutput());
            }
            else
            {
                SuppressionText.WriteTable(rules, choice.Today, Console.Out);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command MakeExplain()
    {
        var options = new SuppressOptions(withFile: true);
        var item = new Argument<string>("FINGERPRINT|RESOURCE") { Description = "An item's fingerprint, or a resource's id or ARN, as reports print it" };
        var command = new Command("explain", "Say of an item in the store which rules are about it, and of each other one why it is not") { item };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = options.Read(parsed);
            choice.Check();
            var name = parsed.GetRequiredValue(item);
            var items = choice.Exists ? await choice.UseAsync(rules => rules.ItemsAsync(name, cancellationToken), cancellationToken) : [];
            if (items.Count == 0)
            {
                throw new UsageException($"{choice.Address} knows no item '{name}'; it knows what `advisor run --store` flagged there. Name a fingerprint, or a resource's id or ARN, as reports print it.");
            }

            var all = await choice.RulesAsync(cancellationToken);
            foreach (var known in items)
            {
                SuppressionText.Explain(known with { TrustedAdvisorId = choice.Catalog?.Find(known.CheckId)?.About.TrustedAdvisorId }, all, choice.Today, Console.Out);
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
