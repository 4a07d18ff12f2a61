using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Suppress;

public sealed class SuppressCommandTests
{
    private const string Ports = "security-group-open-ports";

    [Fact]
    public async Task A_rule_of_the_store_silences_from_the_next_run_until_it_is_removed()
    {
        using var file = new RulesFile();
        await RulesFile.PortsAsync("--store", file.Store);
        var id = await AddAsync(file, "--check", "HCP4007jGY", "--region", "eu-west-1", "--reason", "known");

        var silenced = await RulesFile.PortsAsync("--store", file.Store);
        var again = await RulesFile.PortsAsync("--store", file.Store, "--only-new");
        var removed = await Advisor.RunAsync("suppress", "remove", id, "--store", file.Store);
        var loud = await RulesFile.PortsAsync("--store", file.Store, "--only-new");

        Assert.Contains("2 suppressed", silenced.Errors);
        Assert.Equal(["suppressed", "suppressed"], Items(silenced).Where(item => item.GetProperty("suppressed").GetBoolean()).Select(item => item.GetProperty("change").GetString()));
        Assert.Empty(Items(again));
        Assert.Equal((0, 0), (removed.ExitCode, again.ExitCode));
        Assert.Equal(["new", "new"], Items(loud).Select(item => item.GetProperty("change").GetString()));
        Assert.Equal(1, loud.ExitCode);
    }

    [Fact]
    public async Task File_and_store_count_together_and_are_listed_with_where_they_are_from()
    {
        using var file = new RulesFile();
        var rules = file.Write("rules.yaml", "suppressions:\n  - id: edge\n    check: HCP4007jGY\n    region: us-east-1\n    reason: r\n    expires: 2020-02-29\n  - resource: sg-09d12174f236dc500\n    reason: \"\\u001b[31mred\"\n");
        var id = await AddAsync(file, "--resource", "sg-07a8b99e1b3813808", "--item", "tcp/9090-9090/0.0.0.0/0", "--reason", "metrics", "--owner", "Jo", "--expires", "2999-12-31");

        var run = await RulesFile.PortsAsync("--store", file.Store, "--suppressions", rules);
        var table = await Advisor.RunAsync("suppress", "list", "--store", file.Store, "--suppressions", rules);
        var json = await Advisor.RunAsync("suppress", "list", "--store", file.Store, "--suppressions", rules, "--format", "json");

        Assert.Equal(["sg-07a8b99e1b3813808", "sg-09d12174f236dc500"], Items(run).Where(item => item.GetProperty("suppressed").GetBoolean()).Select(item => item.GetProperty("resourceId").GetString()!).Order());
        Assert.Contains($"EXPIRED  edge  check security-group-open-ports, region us-east-1: r, until 2020-02-29  [{rules}:2]", table.Output);
        Assert.Contains("\\u{1b}[31mred", table.Output);
        Assert.Contains($"ACTIVE   {id}  resource sg-07a8b99e1b3813808, item tcp/9090-9090/0.0.0.0/0: metrics (Jo), until 2999-12-31  [store]", table.Output);
        Assert.EndsWith("3 suppressions, 1 of them expired.\n", table.Output);
        var listed = JsonDocument.Parse(json.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal([true, false, false], listed.Select(rule => rule.GetProperty("expired").GetBoolean()));
        Assert.Equal([$"{rules}:2", $"{rules}:7", "store"], listed.Select(rule => rule.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task The_example_of_the_README_is_one_rule_without_mistakes()
    {
        using var file = new RulesFile();
        var readme = await File.ReadAllTextAsync(Path.Combine(Advisor.Repository, "README.md"));
        var example = readme.ReplaceLineEndings("\n").Split("```yaml\n").Single(part => part.StartsWith("version: 1\nsuppressions:", StringComparison.Ordinal)).Split("```")[0];

        var list = await Advisor.RunAsync("suppress", "list", "--store", file.Store, "--suppressions", file.Write("rules.yaml", example), "--format", "json");

        Assert.Equal((0, ""), (list.ExitCode, list.Errors));
        var rule = Assert.Single(JsonDocument.Parse(list.Output).RootElement.EnumerateArray());
        Assert.All(["check", "account", "region", "resource", "item", "tag", "reason", "owner", "expires"], (string field) => Assert.Equal(JsonValueKind.String, rule.GetProperty(field).ValueKind));
    }

    [Fact]
    public async Task Explain_says_of_each_rule_why_or_why_not()
    {
        using var file = new RulesFile();
        var rules = file.Write("rules.yaml", "suppressions:\n  - {id: a, check: HCP4007jGY, reason: edge}\n  - {id: b, region: us-east-1, reason: r}\n  - {id: c, resource: sg-09*, reason: r, expires: 2020-01-01}\n  - {id: d, tag: team, reason: r}\n");
        await RulesFile.PortsAsync("--store", file.Store);

        var run = await Advisor.RunAsync("suppress", "explain", "sg-09d12174f236dc500", "--store", file.Store, "--suppressions", rules);
        var unknown = await Advisor.RunAsync("suppress", "explain", "sg-nope", "--store", file.Store);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
        [
            "security-group-open-ports in 111122223333 eu-west-1: sg-09d12174f236dc500 tcp/22-22/0.0.0.0/0  8396bee602c0e78e436155345792612f",
            $"  matches   a  [{rules}:2]  edge",
            $"  does not  b  [{rules}:3]  it is about the Region us-east-1",
            $"  does not  c  [{rules}:4]  it is over since 2020-01-01",
            $"  does not  d  [{rules}:5]  only a run knows the resource's tags, and it wants team",
        ],
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, unknown.ExitCode);
        Assert.StartsWith($"advisor: {file.Store} knows no item 'sg-nope'", Assert.Single(unknown.ErrorLines));
    }

    [Fact]
    public async Task Mistakes_of_a_rule_are_said_by_option_and_add_nothing()
    {
        using var file = new RulesFile();

        var run = await Advisor.RunAsync("suppress", "add", "--store", file.Store, "--check", "HCP4007jG", "--account", "12", "--tag", "=", "--expires", "01/02/2027");
        var everything = await Advisor.RunAsync("suppress", "add", "--store", file.Store, "--resource", "*", "--reason", "r");

        Assert.Equal((2, 2), (run.ExitCode, everything.ExitCode));
        Assert.Equal(["--check:", "--account:", "--tag:", "--expires:", "suppress"], run.ErrorLines.Select(line => line.Split(' ')[1]));
        Assert.Contains("it names nothing to match", Assert.Single(everything.ErrorLines));
        Assert.False(File.Exists(file.Store));
    }

    [Fact]
    public async Task The_same_rule_twice_and_a_rule_that_is_not_there_are_mistakes()
    {
        using var file = new RulesFile();
        var id = await AddAsync(file, "--check", Ports, "--reason", "known");

        var twice = await Advisor.RunAsync("suppress", "add", "--store", file.Store, "--check", "HCP4007jGY", "--reason", "another");
        var missing = await Advisor.RunAsync("suppress", "remove", id[..^1], "--store", file.Store);
        var nowhere = await Advisor.RunAsync("suppress", "remove", id, "--store", file.At("none.db"));

        Assert.Equal((2, 2, 2), (twice.ExitCode, missing.ExitCode, nowhere.ExitCode));
        Assert.StartsWith($"advisor: A rule that names the same is in {file.Store} already: {id}.", Assert.Single(twice.ErrorLines));
        Assert.Contains($"Did you mean '{id}'?", Assert.Single(missing.ErrorLines));
        Assert.False(File.Exists(file.At("none.db")));
    }

    [Fact]
    public async Task A_daemon_takes_a_rule_from_its_next_pass_on()
    {
        using var file = new RulesFile();
        using var daemon = Advisor.Start(
            ["serve", "--urls", "none", "--demo", "--cron", "0/2 * * * * ?", "--checks", "HCP4007jGY", "--store", file.Store, "--format", "json", "--output", file.At("report.json")]);
        var said = daemon.StandardError.ReadToEndAsync();
        try
        {
            await UntilAsync(0);
            await AddAsync(file, "--check", "HCP4007jGY", "--reason", "known");
            await UntilAsync(9);
        }
        finally
        {
            daemon.Kill();
        }

        Assert.Contains("Pass ", await said);

        async Task UntilAsync(int suppressed)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!File.Exists(file.At("report.json")) || Count() != suppressed)
            {
                Assert.False(daemon.HasExited, "The daemon ended by itself.");
                await Task.Delay(200, patience.Token);
            }
        }

        int Count() => JsonDocument.Parse(File.ReadAllText(file.At("report.json"))).RootElement.GetProperty("checks")[0].GetProperty("resourcesSummary").GetProperty("suppressed").GetInt32();
    }

    private static async Task<string> AddAsync(RulesFile file, params IEnumerable<string> fields)
    {
        var added = await Advisor.RunAsync(["suppress", "add", "--store", file.Store, .. fields]);
        Assert.Equal((0, ""), (added.ExitCode, added.Errors));
        return added.Output.Trim();
    }

    private static IEnumerable<JsonElement> Items(Advisor.Ended run) => run.Check(Ports).GetProperty("items").EnumerateArray();
}
