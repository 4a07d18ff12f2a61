using System.Diagnostics;
using System.Text;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Record;

public sealed class SuppressionFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suppressions").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_field_is_taken_as_it_is_written()
    {
        var rule = Assert.Single(Right(
            """
            # Known and accepted.
            version: 1
            suppressions:
              - id: jump-host
                check: HCP4007jGY
                account: 012345678901
                region: eu-west-1
                resource: "arn:aws:ec2:*:*:security-group/sg-*"
                item: tcp/22-22/0.0.0.0/0
                tag: on=no
                reason: 'The jump host: known'
                owner: no
                expires: 2026-12-31
            """));

        Assert.Equal(
            new("jump-host", "The jump host: known")
            {
                Check = "security-group-open-ports",
                Account = "012345678901",
                Region = "eu-west-1",
                Resource = "arn:aws:ec2:*:*:security-group/sg-*",
                Item = "tcp/22-22/0.0.0.0/0",
                Tag = "on=no",
                Owner = "no",
                Expires = new(2026, 12, 31),
                From = "rules.yaml:4",
            },
            rule);
    }

    [Fact]
    public void JSON_is_read_as_reports_write_it()
    {
        var rules = Right(
            """
            {
            	"version": 1,
            	"suppressions": [
            		{ "account": 111122223333, "resource": "\ud83d\ude00\u202e\/\u0000", "reason": "r" },
            		{ "check": "security-group-open-ports", "reason": "r" }
            	]
            }
            """,
            "rules.json");

        Assert.Equal(("111122223333", "😀\u202e/\0", "rules.json:4"), (rules[0].Account, rules[0].Resource, rules[0].From));
        Assert.Equal("rules.json:5", rules[1].From);
    }

    [Fact]
    public void JSON_is_known_by_its_name_or_its_first_character()
    {
        const string Json = "{\"suppressions\":[{\"tag\":\"\\ud83d\\ude00\",\"reason\":\"r\"}]}";

        Assert.Equal("😀", Assert.Single(Right(Json, "rules")).Tag);
        Assert.Empty(Right("{ suppressions: [] }", "rules.yml"));
        Assert.Single(Right("\ufeff" + Json, "rules.JSON"));
    }

    [Fact]
    public void Rules_without_an_id_get_the_same_one_each_time_and_from_what_they_name_alone()
    {
        var first = Right("suppressions: [{check: HCP4007jGY, reason: a}, {resource: x, reason: a}]");
        var second = Right("suppressions: [{resource: x, reason: b, owner: me}, {check: security-group-open-ports, reason: a}]");

        Assert.Equal(first.Select(rule => rule.Id).Order(), second.Select(rule => rule.Id).Order());
        Assert.All(first, rule => Assert.Matches("^s-[0-9a-f]{12}$", rule.Id));
    }

    [Fact]
    public void All_mistakes_are_said_at_once_each_with_its_line()
    {
        var mistakes = Wrong(
            """
            version: 2
            suppresions: []
            suppressions:
              - check: security-group-open-port
                reason: typing
              - account: 12345678901
                region: eu-west-9
                expires: 2026-02-30
                reason: numbers
              - resource: "*"
                reason: everything
              - resource: x
              - check: HCP4007jGY
                reason: ""
                resuorce: y
              - check: HCP4007jGY
                check: HCP4007jGY
                reason: twice
              - resource: [a, [b, {c: d}]]
                reason: shape
              - just a text
              - id: one
                resource: a
                reason: r
              - id: one
                resource: b
                reason: r
              - {resource: a, reason: r, id: two}
              - {resource: x y, reason: r}
              - {resource: x y, reason: s}
              - {tag: =v, reason: r}
              - {id: a b, tag: v, reason: r, owner: }
            more: 1
            """);

        Assert.Equal(
        [
            "rules.yaml:1: version: this program reads version 1.",
            "rules.yaml:2: 'suppresions' is not known. Did you mean? Known: version, suppressions.",
            "rules.yaml:4: check: no check is called 'security-group-open-port'. Did you mean? `advisor checks list` lists them.",
            "rules.yaml:6: account: '12345678901' is no account; an account has twelve digits.",
            "rules.yaml:7: region: no Region is called 'eu-west-9'. Did you mean?",
            "rules.yaml:8: expires: '2026-02-30' is no date; write the last day on which the rule holds, such as 2026-12-31.",
            "rules.yaml:10: it names nothing to match, so it would silence everything; name a check, account, region, resource, item or tag.",
            "rules.yaml:12: reason is missing; say why, for whoever finds the rule later.",
            "rules.yaml:14: reason: it is empty; leave it out or say something.",
            "rules.yaml:15: 'resuorce' is not known. Did you mean? Known: id, check, account, region, resource, item, tag, reason, owner, expires.",
            "rules.yaml:17: check is written twice.",
            "rules.yaml:19: resource: a text is expected here, and no list.",
            "rules.yaml:21: this is no rule; a rule has fields such as `check: …` and `reason: …`.",
            "rules.yaml:25: id: 'one' is the id of the rule in line 22 too.",
            "rules.yaml:30: it names the same as the rule in line 29.",
            "rules.yaml:31: tag: '=v' names no tag; write key, or key=value.",
            "rules.yaml:32: id: 'a b' is no id; letters, digits and -_.:/ make one.",
            "rules.yaml:32: owner: it is empty; leave it out or say something.",
            "rules.yaml:33: 'more' is not known. Did you mean? Known: version, suppressions.",
        ],
        mistakes);
    }

    [Theory]
    [InlineData("", "1: the file is empty; write `suppressions:` and a list of rules under it.")]
    [InlineData("# nothing\n", "the file is empty; write `suppressions:` and a list of rules under it.")]
    [InlineData("version: 1", "1: there are no rules; write `suppressions:` and a list of rules under it.")]
    [InlineData("- check: x", "1: write `suppressions:` and a list of rules under it.")]
    [InlineData("suppressions:", "1: suppressions: there is no list; write [] for no rules.")]
    [InlineData("suppressions: {a: b}", "1: suppressions: write `suppressions:` and a list of rules under it.")]
    [InlineData("suppressions:\n  - check: &a HCP4007jGY\n    reason: r", "2: anchors (&) and tags (!) are not understood here.")]
    [InlineData("suppressions:\n  - resource: *.log\n    reason: r", "2: aliases (*) are not understood here; a value that begins with * is put in quotes.")]
    [InlineData("suppressions:\n  - resource: !!binary aGk=\n    reason: r", "2: anchors (&) and tags (!) are not understood here.")]
    [InlineData("suppressions: []\n---\nsuppressions: []", "2: a second document begins here; one is all that is read.")]
    [InlineData("suppressions:\n  - resource: \"a\n", "this is no YAML: ")]
    [InlineData("suppressions:\n\t- resource: a", "this is no YAML: ")]
    public void What_is_no_such_file_is_one_line(string text, string expected) => Assert.Contains(expected, Assert.Single(Wrong(text)));

    [Theory]
    [InlineData("{ \"suppressions\": [\n{ \"check\": 1,, } ] }", "rules.json:2: this is no JSON: ")]
    [InlineData("{ \"suppressions\": [\n{ \"account\": 012345678901 } ] }", "rules.json:2: this is no JSON: ")]
    [InlineData("{ \"suppressions\": [\n{ \"resource\": \"\\ud83d\", \"reason\": \"r\" } ] }", "rules.json:2: this is no JSON: ")]
    [InlineData("{ \"suppressions\": [\n{ \"owner\": null, \"tag\": \"a\", \"reason\": \"r\" } ] }", "rules.json:2: owner: it is empty; leave it out or say something.")]
    public void So_is_what_is_no_JSON(string text, string expected) => Assert.StartsWith(expected, Assert.Single(Wrong(text, "rules.json")));

    [Fact]
    public void Deep_nesting_is_said_where_it_begins()
    {
        Assert.Contains("rules.yaml:2: it is nested deeper than 16 levels.", Wrong("suppressions:\n  - [[[[[[[[[[[[[[[[[[[["));
        Assert.Contains(Wrong("{ \"suppressions\": [\n[[[[[[[[[[[[[[[[[[", "rules.json"), mistake => mistake.StartsWith("rules.json:2: this is no JSON: The maximum configured depth of 16", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_encodings_are_refused_with_the_line()
    {
        Assert.Equal(["rules.yaml:3: this is no UTF-8."], Wrong([.. "version: 1\n# \u00fcber\n# "u8, 0xFC, .. "ber\n"u8]));
        Assert.Equal(["rules.yaml:1: this is no UTF-8."], Wrong([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("suppressions: []")]));
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_file_is_said_so()
    {
        var mistakes = new List<string>();
        SuppressionFile.Read(Path.Combine(folder, "none.yaml"), Fields(), mistakes);
        SuppressionFile.Read(folder, Fields(), mistakes);

        Assert.Equal([$"--suppressions: there is no file '{Path.Combine(folder, "none.yaml")}'.", $"--suppressions: '{folder}' is a folder."], mistakes);
    }

    [Theory]
    [InlineData("bomb")]
    [InlineData("deep")]
    [InlineData("deep JSON")]
    [InlineData("keys")]
    [InlineData("wrong")]
    [InlineData("long")]
    [InlineData("huge")]
    public void Hostile_files_are_refused_soon(string kind)
    {
        var text = kind switch
        {
            "bomb" => "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a]\n")),
            "deep" => "suppressions: " + new string('[', 2_000_000),
            "deep JSON" => "{\"suppressions\":" + new string('[', 2_000_000),
            "keys" => "suppressions: [{" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: v, ")) + "}]",
            "wrong" => "suppressions:\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  - check: c{i}\n")),
            "long" => $"suppressions: [{{reason: r, check: {new string('x', 5_000_000)}}}]",
            _ => new string('#', 17 << 20),
        };
        var watch = Stopwatch.StartNew();

        var mistakes = Wrong(text, kind == "deep JSON" ? "rules.json" : "rules.yaml");

        Assert.InRange(mistakes.Count, 1, 101);
        Assert.All(mistakes, mistake => Assert.True(mistake.Length < 400, mistake.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_rules_are_read()
    {
        var watch = Stopwatch.StartNew();
        var rules = Right("suppressions:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  - check: HCP4007jGY\n    resource: sg-{i}\n    reason: r\n")));

        Assert.Equal(10_000, rules.Count);
        Assert.Equal("rules.yaml:29999", rules[^1].From);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    private IReadOnlyList<Suppression> Right(string text, string name = "rules.yaml")
    {
        var (rules, mistakes) = Read(Encoding.UTF8.GetBytes(text), name);
        Assert.Empty(mistakes);
        return rules;
    }

    private IReadOnlyList<string> Wrong(string text, string name = "rules.yaml") => Wrong(Encoding.UTF8.GetBytes(text), name);

    private IReadOnlyList<string> Wrong(byte[] bytes, string name = "rules.yaml") => Read(bytes, name).Mistakes;

    private (IReadOnlyList<Suppression> Rules, IReadOnlyList<string> Mistakes) Read(byte[] bytes, string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        var mistakes = new List<string>();
        var rules = SuppressionFile.Read(path, Fields(), mistakes);
        return ([.. rules.Select(rule => rule with { From = Short(rule.From) })], [.. mistakes.Select(Short)]);
    }

    private string Short(string text) => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static SuppressionFields Fields() => new(
        name => name is "HCP4007jGY" or "security-group-open-ports" ? "security-group-open-ports" : null,
        ["HCP4007jGY", "security-group-open-ports"],
        (_, _) => " Did you mean?");
}
