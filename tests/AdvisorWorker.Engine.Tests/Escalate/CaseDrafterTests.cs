using System.Text;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class CaseDrafterTests
{
    private static readonly CheckDescriptor Windows = Some.Check("ec2-windows-time", null, Pillar.OperationalExcellence) with
    {
        Title = "EC2 Windows Instances With Old Drivers",
        Link = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/drivers.html",
    };

    [Fact]
    public void A_draft_says_what_a_support_engineer_asks_for() => Matches(
        "security-groups", Draft([Some.Item(), Some.Item("sg-2", CheckStatus.Warning, "us-east-1", detail: "Open to 0.0.0.0/0: port 8080", key: "tcp/8080-8080/0.0.0.0/0")]));

    [Fact]
    public void Windows_instances_get_their_own_code_and_ec2rescue()
    {
        var draft = Draft([Instance("i-0a1b2c3d4e5f67890", "Windows"), Instance("i-0a1b2c3d4e5f67891", "Linux/UNIX")], SupportPlan.Enterprise, new() { SeverityCode = "urgent" });

        Matches("windows-instances", draft);
        Assert.Equal("amazon-elastic-compute-cloud-windows", draft.ServiceCode);
        Assert.Contains("Instance ids: i-0a1b2c3d4e5f67890, i-0a1b2c3d4e5f67891", draft.Body, StringComparison.Ordinal);
        Assert.Contains("EC2Rescue", draft.Body, StringComparison.Ordinal);
        Assert.Contains("Tell your technical account manager too.", draft.Reminders);
    }

    [Fact]
    public void Linux_instances_get_no_ec2rescue() =>
        Assert.DoesNotContain("EC2Rescue", Draft([Instance("i-0a1b2c3d4e5f67890", "Linux/UNIX")]).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData(SupportPlan.Developer, "normal", "normal", "12 h in business hours (08:00 to 18:00 in the customer's country, 09:00 to 18:00 for support in Japanese, without weekends and holidays)")]
    [InlineData(SupportPlan.Developer, "urgent", "normal", "12 h in business hours (08:00 to 18:00 in the customer's country, 09:00 to 18:00 for support in Japanese, without weekends and holidays)")]
    [InlineData(SupportPlan.Business, "critical", "urgent", "1 h")]
    [InlineData(SupportPlan.BusinessPlus, "critical", "critical", "30 min")]
    [InlineData(SupportPlan.UnifiedOperations, "critical", "critical", "5 min")]
    [InlineData(SupportPlan.Enterprise, "low", "low", "24 h")]
    [InlineData(SupportPlan.Basic, "normal", "normal", null)]
    public void Severity_is_what_the_plan_offers_with_its_response_time(SupportPlan plan, string wish, string code, string? response)
    {
        var draft = Draft([Some.Item()], plan, new() { SeverityCode = wish });

        Assert.Equal(code, draft.SeverityCode);
        Assert.Equal(response, draft.FirstResponse);
        Assert.Equal(wish != code, draft.Reminders.Contains($"The plan does not offer severity {wish}: {code} is the highest below it."));
    }

    [Fact]
    public void Severity_is_normal_unless_asked_for() => Assert.Equal("normal", Draft([Some.Item()]).SeverityCode);

    [Fact]
    public void A_probed_plan_gives_a_range_of_times()
    {
        var report = Some.Report(Some.Result(Some.Item())) with
        {
            Plans = [new(Some.Account, null, true, PlanSource.Probed, null, ["low", "normal", "high", "urgent", "critical"], [])],
        };

        Assert.Equal("5 min to 30 min, by plan", CaseDrafter.Draft(report.Checks[0], report, new() { SeverityCode = "critical" }).FirstResponse);
    }

    [Theory]
    [InlineData(SupportPlan.Basic, false, "The Basic plan has no technical cases: the text is for a question on AWS re:Post, or for the day the plan changes.")]
    [InlineData(SupportPlan.Developer, false, "The plan has no Support API: paste the text into the console.")]
    [InlineData(SupportPlan.Business, true, null)]
    public void A_plan_without_the_api_gets_a_text_to_paste(SupportPlan plan, bool canOpen, string? reminder)
    {
        var draft = Draft([Some.Item()], plan);

        Assert.Equal(canOpen, draft.CanOpen);
        Assert.Equal(reminder is not null, draft.Reminders.Any(line => line == reminder));
        Assert.Contains(draft.Reminders, line => line.EndsWith(CaseDraft.Console, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_plan_is_said_to_be_unknown()
    {
        var report = Some.Report(Some.Result(Some.Item())) with { Plans = [new(Some.Account, null, null, PlanSource.Unknown, "denied", [], [])] };
        var draft = CaseDrafter.Draft(report.Checks[0], report);

        Assert.Null(draft.CanOpen);
        Assert.Null(draft.FirstResponse);
        Assert.Contains("The support plan is unknown (denied), so response times are not stated.", draft.Reminders);
    }

    [Fact]
    public void A_quota_is_not_raised_by_a_case()
    {
        var check = Some.Check("ec2-instances-limit", "0Xc6LMYG8P", Pillar.ServiceLimits);

        Assert.Contains(Draft([Some.Item(check: check)]).Reminders, line => line.Contains("Service Quotas", StringComparison.Ordinal));
    }

    [Fact]
    public void The_subject_follows_a_template_and_names_the_account_by_its_alias()
    {
        Assert.Equal("Security Groups - Specific Ports Unrestricted: 1 resource in 111122223333", Draft([Some.Item()]).Subject);
        Assert.Equal("[prod] 1 x Security Groups - Specific Ports Unrestricted", Draft([Some.Item()], options: new() { AccountAlias = "prod", Subject = "[{account}] {count} x {title}" }).Subject);
    }

    [Fact]
    public void What_is_remembered_tells_since_when()
    {
        var draft = Draft([Some.Item()], options: new() { FirstSeen = _ => Some.Instant.AddDays(-3) });

        Assert.Contains("First seen 2026-11-19 06:00 UTC, last seen 2026-11-22 06:00 UTC", draft.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incomplete_run_is_admitted()
    {
        var report = Some.Report(Some.Result(Some.Item())) with { Run = Some.Run() with { Complete = false } };

        Assert.Contains("not complete, so there may be more", CaseDrafter.Draft(report.Checks[0], report).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_room_in_the_body_is_attached_and_said_to_be()
    {
        var draft = Draft([.. Enumerable.Range(0, 500).Select(i => Some.Item($"sg-{i:d4}"))]);
        var file = Assert.Single(draft.Attachments);
        var shown = draft.Body.Split('\n').Count(line => line.StartsWith("- [Red]", StringComparison.Ordinal));

        Assert.InRange(draft.Body.Length, 7_000, CaseDraft.MaxBody);
        Assert.Contains($"... and {500 - shown} more; all 500 are attached: findings-security-group-open-ports.csv\n", draft.Body, StringComparison.Ordinal);
        Assert.Equal(502, Encoding.UTF8.GetString(file.Data).Split("\r\n").Length); // heading, rows, end
        Assert.Contains("\nLINKS\n", draft.Body, StringComparison.Ordinal); // the end is not what was cut
    }

    [Fact]
    public void A_body_with_room_has_no_attachment() => Assert.Empty(Draft([Some.Item()]).Attachments);

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public void No_input_makes_a_body_too_long(int findings)
    {
        var monster = new string('漢', 20_000);
        var check = Some.Check() with { Title = monster, Why = monster, Criteria = monster, Link = "https://docs.aws.amazon.com/AWSEC2/" + monster };
        var items = Enumerable.Range(0, findings).Select(i => Some.Item($"i-{i:x17}", check: check, columns: [(monster, monster), ("Platform", "Windows")]) with
        {
            Region = $"region-{i}-{monster[..200]}", Arn = $"arn:aws:ec2:eu-west-1:1:instance/i-{i:x17}{monster[..1000]}", Detail = monster,
        }).ToArray();

        var draft = Draft(items, options: new() { Subject = monster });

        Assert.InRange(draft.Body.Length, 1, CaseDraft.MaxBody);
        Assert.InRange(draft.Subject.Length, 1, 200);
        Assert.Contains("\nBUSINESS IMPACT\n", draft.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_and_hostile_names_do_not_leave_the_account()
    {
        var key = "AKIA" + "IOSFODNN7EXAMPLE";
        var item = Some.Item(
            "sg-1\u001b[2J\nSEVERITY: low",
            detail: $"tag Owner is {key}, DB_PASSWORD=hunter22",
            columns: [("Name", "user\u202egnp.exe"), ("Card", "4111111111111111"), ("Environment", """{"token": "abcdef123456"}""")]);

        var draft = Draft([item], options: new() { AccountAlias = $"a\u001b{key}" });
        var all = string.Join('\n', CaseText.Render(draft));

        Assert.DoesNotContain(key, all, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", all, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef123456", all, StringComparison.Ordinal);
        Assert.DoesNotContain("4111111111111111", all, StringComparison.Ordinal);
        Assert.DoesNotContain(all, c => (char.IsControl(c) && c != '\n') || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
        Assert.DoesNotContain("\nSEVERITY", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_findings_there_is_no_case() =>
        Assert.Throws<ArgumentException>(() => Draft([Some.Item(status: CheckStatus.Ok)]));

    private static Item Instance(string id, string platform) =>
        Some.Item(id, CheckStatus.Warning, check: Windows, key: null, detail: "Driver is 4 years old", columns: [("Instance ID", id), ("Platform", platform)])
            with { Arn = $"arn:aws:ec2:eu-west-1:{Some.Account}:instance/{id}" };

    private static CaseDraft Draft(Item[] items, SupportPlan plan = SupportPlan.BusinessPlus, CaseOptions? options = null)
    {
        var report = Some.Report(Some.Result(items)) with { Plans = [Some.Plan(plan)] };
        return CaseDrafter.Draft(report.Checks[0], report, options);
    }

    private static void Matches(string name, CaseDraft draft) => Snapshot.Matches($"Escalate/Snapshots/{name}.txt", string.Join('\n', CaseText.Render(draft)));
}
