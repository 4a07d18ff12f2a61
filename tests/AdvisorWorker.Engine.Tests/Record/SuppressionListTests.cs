using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Record;

public sealed class SuppressionListTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly CheckDescriptor Ports = Some.Check();
    private static readonly CheckDescriptor Volumes = Some.Check("underutilized-ebs-volumes", "DAvU99Dc4C", Pillar.CostOptimizing);

    [Fact]
    public void The_first_of_several_rules_counts_and_all_of_them_are_of_use()
    {
        var list = new SuppressionList([new("a", "r") { Region = "eu-west-1" }, new("b", "r") { Resource = "sg-1" }, new("c", "r") { Item = "tcp/22-22/0.0.0.0/0" }], Today);

        Assert.Equal("a", list.Find(Some.Item("sg-1"))?.Id);
        Assert.Equal((1, 0), (Outcome(list).Applied, Outcome(list).Unused.Length));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_rule_holds_through_its_last_day(int days, bool holds)
    {
        var list = new SuppressionList([new("a", "r") { Resource = "sg-1", Expires = Today.AddDays(days) }], Today);

        Assert.Equal(holds, list.Find(Some.Item("sg-1")) is not null);
        Assert.Equal(holds ? 0 : 1, Outcome(list).Expired.Length);
        Assert.Empty(Outcome(list).Unused);
    }

    [Fact]
    public void A_rule_that_matched_nothing_is_of_no_use_where_all_was_read()
    {
        var rules = new[] { "check", "resource", "account", "region" }.Select(id => new Suppression(id, "r") { Resource = "sg-9" }).ToArray();
        rules[0] = rules[0] with { Check = "HCP4007jGY" };
        rules[2] = rules[2] with { Account = Some.Account };
        rules[3] = rules[3] with { Region = "eu-west-1" };

        Assert.Equal(["check", "resource", "account", "region"], Unused(rules, Report()));
    }

    [Fact]
    public void A_rule_about_what_was_not_part_of_the_run_is_not_called_useless()
    {
        Suppression[] rules =
        [
            new("other account", "r") { Account = "999999999999" },
            new("other Region", "r") { Region = "ap-south-1" },
            new("check of a pack that is not here", "r") { Check = "no-such-check" },
            new("ARN of another Region", "r") { Resource = "arn:aws:ec2:ap-south-1:111122223333:volume/*" },
            new("ARN of another account", "r") { Resource = "arn:aws:ec2:eu-west-1:999999999999:volume/*" },
        ];

        Assert.Empty(Unused(rules, Report()));
    }

    [Fact]
    public void A_check_that_was_not_chosen_or_gated_leaves_a_rule_open_that_names_it_or_none()
    {
        var report = Report() with { Evaluated = [.. Report().Evaluated.Where(unit => unit.CheckId == Ports.Id)] };

        Assert.Equal(["ports"], Unused([new("ports", "r") { Check = Ports.Id }, new("volumes", "r") { Check = Volumes.Id }, new("any", "r") { Resource = "x" }], report));
    }

    [Fact]
    public void What_could_not_be_read_leaves_rules_about_it_open_and_no_others()
    {
        var report = Report();
        report = report with
        {
            Evaluated = [.. report.Evaluated.Select(unit => unit is { CheckId: "underutilized-ebs-volumes", Scope: "us-east-1" } ? unit with { Complete = false } : unit)],
            Unavailable = [new(Some.Account, "us-east-1", Volumes.Id, new(GapReason.AccessDenied, "ec2:DescribeVolumes"))],
        };

        Assert.Equal(
            ["ports", "volumes in Ireland"],
            Unused(
            [
                new("ports", "r") { Check = Ports.Id },
                new("volumes", "r") { Check = Volumes.Id },
                new("volumes in Ireland", "r") { Check = Volumes.Id, Region = "eu-west-1" },
                new("volumes in Virginia", "r") { Check = Volumes.Id, Region = "us-east-1" },
                new("any", "r") { Tag = "x" },
            ],
            report));
    }

    [Fact]
    public void A_service_that_a_Region_does_not_have_leaves_nothing_open()
    {
        var report = Report();
        report = report with
        {
            Evaluated = [.. report.Evaluated.Select(unit => unit with { Complete = false })],
            Unavailable = [.. report.Evaluated.Select(unit => new Unavailable(unit.Account, unit.Scope, unit.CheckId, new(GapReason.NotOffered)))],
        };

        Assert.Equal(["ports"], Unused([new("ports", "r") { Check = Ports.Id }], report));
    }

    [Fact]
    public void The_shelves_lose_no_rule()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var rules = Enumerable.Range(0, 30).Select(i => Rule(random, $"{i}")).ToList();
            var list = new SuppressionList(rules, Today);
            foreach (var item in Enumerable.Range(0, 30).Select(_ => Item(random)))
            {
                Assert.Equal(rules.FirstOrDefault(rule => SuppressionMatch.Matches(rule, SuppressionSubject.Of(item))), list.Find(item));
            }
        }
    }

    [Fact]
    public void Ten_thousand_rules_and_a_hundred_thousand_items_meet_only_where_they_may_match()
    {
        const int Rules = 10_000;
        const int Items = 100_000;
        var rules = Enumerable.Range(0, Rules).Select(i => (i % 8) switch
        {
            0 => new Suppression($"{i}", "r") { Check = Ports.Id, Resource = $"sg-{i}" },
            1 => new Suppression($"{i}", "r") { Resource = $"arn:aws:ec2:eu-west-1:{Some.Account}:security-group/sg-{i}" },
            2 => new Suppression($"{i}", "r") { Item = $"{i:x32}" },
            3 => new Suppression($"{i}", "r") { Check = "HCP4007jGY", Resource = $"sg-{i}-*", Item = "tcp/22-22/0.0.0.0/0" },
            4 => new Suppression($"{i}", "r") { Resource = $"arn:aws:ec2:*:*:security-group/sg-{i}" },
            5 => new Suppression($"{i}", "r") { Check = Ports.Id, Resource = $"*-{i}-old" },
            6 => new Suppression($"{i}", "r") { Account = $"{100_000_000_000 + i}" },
            _ => new Suppression($"{i}", "r") { Tag = $"id=sg-{i}" },
        });
        var list = new SuppressionList(rules, Today);
        var matched = 0;
        foreach (var i in Enumerable.Range(0, Items))
        {
            var name = $"sg-{i}";
            var item = Some.Item(name, check: Ports) with { Tags = ImmutableDictionary<string, string>.Empty.Add("id", name), Fingerprint = $"{i:x32}" };
            matched += list.Find(item) is null ? 0 : 1;
        }

        // Five of the eight kinds name a resource, a fingerprint or a tag that an item has.
        Assert.Equal(Rules / 8 * 5, matched);
        Assert.InRange(list.Comparisons, matched, 2 * Items);
    }

    private static Suppression Rule(Random random, string id)
    {
        string[] resources = ["sg-1", "sg-2", "sg-*", "*-1", "s?-2", "*", "arn:aws:ec2:*:*:security-group/sg-1", "arn:aws:ec2:eu-west-1:*", "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-2"];
        return new(id, "r")
        {
            Check = Pick(Ports.Id, "HCP4007jGY", Volumes.Id),
            Account = Pick(Some.Account, "999999999999"),
            Region = Pick("eu-west-1", "us-east-1"),
            Resource = Pick(resources),
            Item = Pick("tcp/22-22/0.0.0.0/0", new string('f', 32), "other"),
            Tag = Pick("team", "team=a", "team=*", "a=b=c", "a=b"),
        };

        string? Pick(params string[] values) => random.Next(2) == 0 ? null : values[random.Next(values.Length)];
    }

    private static Item Item(Random random) =>
        Some.Item(random.Next(2) == 0 ? "sg-1" : "sg-2", region: random.Next(2) == 0 ? "eu-west-1" : "us-east-1", check: random.Next(2) == 0 ? Ports : Volumes, key: random.Next(3) == 0 ? null : "tcp/22-22/0.0.0.0/0") with
        {
            Fingerprint = new string(random.Next(2) == 0 ? 'f' : 'e', 32),
            Tags = random.Next(2) == 0 ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("team", random.Next(2) == 0 ? "a" : "b").Add("a=b", "c"),
        };

    private static SuppressionOutcome Outcome(SuppressionList list) => list.Outcome(new(Report(), [Ports, Volumes]));

    private static IEnumerable<string> Unused(IEnumerable<Suppression> rules, RunReport report) =>
        new SuppressionList(rules, Today).Outcome(new(report, [Ports, Volumes])).Unused.Select(rule => rule.Id);

    private static RunReport Report() => Some.Report() with
    {
        Evaluated =
        [
            .. from region in (string[])["eu-west-1", "us-east-1"]
               from check in (CheckDescriptor[])[Ports, Volumes]
               select new Evaluated(Some.Account, region, check.Id, Complete: true),
        ],
    };
}
