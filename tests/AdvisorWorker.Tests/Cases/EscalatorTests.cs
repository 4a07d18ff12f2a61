using System.Collections.Immutable;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Recordings;
using AdvisorWorker.Tests.Support;
using Amazon.AWSSupport;
using Amazon.Runtime;
using Amazon.ServiceQuotas;

namespace AdvisorWorker.Tests.Cases;

/// <summary>Findings become cases at the sandbox's Support API, which has AWS's limits and errors: one each, followed to its end.</summary>
public sealed class EscalatorTests : IAsyncLifetime
{
    private static readonly EscalationRule Rule = new() { Name = "ports", Checks = ["security-group-open-ports"], Severity = "high", BusinessImpact = "The shop is open to everybody.", Cc = ["ops@example.com"] };

    private readonly MovedTime time = new(StillTime.Now);
    private AdvisorStore store = null!;
    private RunReport report = null!;

    public async ValueTask InitializeAsync()
    {
        await using var sandbox = await RecordedDemo.ServeAsync(RecordedDemo.Account());
        report = await RecordedDemo.RunAsync(sandbox.Url, chosen: check => check.About.Id is "security-group-open-ports" or "vpc-limit" or "iam-access-key-rotation");
        store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), time, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Two_runs_open_one_case_and_it_says_what_an_engineer_asks_first()
    {
        await using var desk = await ServeAsync();

        var first = await RunAsync(desk, On(Rule), report);
        var second = await RunAsync(desk, On(Rule), Later());

        Assert.StartsWith("opened ", Assert.Single(first.Said), StringComparison.Ordinal);
        Assert.Empty(second.Said);
        var one = Assert.Single(await CasesAsync(desk));
        Assert.Equal(("high", "technical"), (one.SeverityCode, "technical"));
        Assert.Equal(["ops@example.com"], one.CcEmailAddresses);
        var body = (await Support(desk).DescribeCommunicationsAsync(new() { CaseId = one.CaseId })).Communications![0].Body!;
        Assert.All(["WHAT", "SINCE WHEN\nFirst seen 2026-11-22", "WHERE\nAccount: 111122223333", "EVIDENCE\nCriterion: ", "BUSINESS IMPACT\nThe shop is open to everybody.", "WHAT WAS TRIED", "LINKS"], part => Assert.Contains(part, body));
        Assert.DoesNotContain("[Fill in", body);
        Assert.Equal(first.Said[0], $"opened {one.DisplayId}: {one.Subject}{first.Said[0][first.Said[0].IndexOf(" (", StringComparison.Ordinal)..]}");
    }

    [Fact]
    public async Task Resources_that_join_are_a_message_and_what_is_gone_is_resolved()
    {
        await using var desk = await ServeAsync();
        var all = report.Checks.Single(check => check.Check.Id == "security-group-open-ports").Items;
        var red = all.Where(item => item.Status == CheckStatus.Error).ToImmutableArray();

        await RunAsync(desk, On(Rule), With(red[..2]));
        var joined = await RunAsync(desk, On(Rule), Later(With(red[..3])));
        var gone = await RunAsync(desk, On(Rule) with { ResolveWhenGone = true }, Later(With([]), hours: 2));

        Assert.StartsWith("1 resource joined ", Assert.Single(joined.Said), StringComparison.Ordinal);
        Assert.Contains(gone.Said, said => said.EndsWith("nothing in it is flagged any more", StringComparison.Ordinal));
        Assert.Equal("resolved", Assert.Single(await CasesAsync(desk)).Status);
        Assert.Equal(CaseState.Resolved, Assert.Single(await new CaseBook(store).ListAsync(null, default)).State);
    }

    [Fact]
    public async Task A_denied_resolve_is_respected_and_said_once()
    {
        await using var desk = await ServeAsync(faults: new FaultRule(FaultKind.Denied) { Operation = "support:ResolveCase" });
        var settings = On(Rule) with { ResolveWhenGone = true };
        await RunAsync(desk, settings, report);

        var denied = await RunAsync(desk, settings, Later(With([])));
        var again = await RunAsync(desk, settings, Later(With([]), hours: 2));

        Assert.Contains("resolving it is denied (support:ResolveCase), and left to people", Assert.Single(denied.Said));
        Assert.Empty(again.Said);
        Assert.Equal(CaseState.Open, Assert.Single(await new CaseBook(store).ListAsync(null, default)).State);
    }

    [Fact]
    public async Task A_lost_answer_opens_no_second_case()
    {
        // The case is made, and its answer never arrives whole.
        await using var desk = await ServeAsync(faults: new FaultRule(FaultKind.Truncate) { Operation = "support:CreateCase", Count = 1 });

        var lost = await RunAsync(desk, On(Rule), report);
        Assert.Equal(CaseState.Intended, Assert.Single(await new CaseBook(store).ListAsync(null, default)).State);
        var found = await RunAsync(desk, On(Rule), Later());

        Assert.StartsWith("1 waits: AWS Support: ", Assert.Single(lost.Said), StringComparison.Ordinal);
        Assert.Contains("Found at AWS, and taken on", Assert.Single(found.Said));
        Assert.Single(await CasesAsync(desk));
        Assert.Equal(1, desk.Calls["support.CreateCase"].Calls);
    }

    [Fact]
    public async Task A_lost_store_opens_no_second_case()
    {
        await using var desk = await ServeAsync();
        await RunAsync(desk, On(Rule), report);
        await store.DisposeAsync();
        store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), time, TestContext.Current.CancellationToken);

        var found = await RunAsync(desk, On(Rule), Later());

        Assert.Contains("Found at AWS, and taken on", Assert.Single(found.Said));
        Assert.Single(await CasesAsync(desk));
    }

    [Fact]
    public async Task Awss_limit_of_ten_an_hour_queues_and_is_opened_later()
    {
        await using var desk = await ServeAsync();
        for (var i = 0; i < 10; i++)
        {
            await Support(desk).CreateCaseAsync(new() { Subject = $"by hand {i}", CommunicationBody = "x", ServiceCode = "general-info", CategoryCode = "using-aws", SeverityCode = "low" });
        }

        var full = await RunAsync(desk, On(Rule), report);
        time.Move(TimeSpan.FromMinutes(61));
        var later = await RunAsync(desk, On(Rule), Later());

        Assert.Equal("1 waits: AWS takes ten cases an hour, and they are used up", Assert.Single(full.Said));
        Assert.StartsWith("opened ", Assert.Single(later.Said), StringComparison.Ordinal);
        Assert.Equal(11, (await CasesAsync(desk)).Count);
    }

    [Fact]
    public async Task Budgets_and_windows_hold_cases_back()
    {
        await using var desk = await ServeAsync();
        var both = On(Rule, Rule with { Name = "keys", Checks = ["iam-access-key-rotation"], Statuses = ["warning", "error"] }) with { CasesPerRun = 1 };

        var first = await RunAsync(desk, both, report);
        var window = await RunAsync(desk, On(Rule with { Name = "sundays", MaintenanceWindows = ["Sun 00:00-23:59"] }), report);
        var second = await RunAsync(desk, both, Later());

        Assert.Equal("1 waits: the budget of 1 cases a run", first.Said[^1]);
        Assert.Equal("1 waits: the maintenance window Sun 00:00-23:59", Assert.Single(window.Said));
        Assert.StartsWith("opened ", Assert.Single(second.Said), StringComparison.Ordinal);
        Assert.Equal(2, (await CasesAsync(desk)).Count);
    }

    [Fact]
    public async Task Severity_is_lowered_to_what_the_plan_offers_and_that_is_said()
    {
        await using var desk = await ServeAsync(SandboxPlan.Business);

        var outcome = await RunAsync(desk, On(Rule with { Severity = "critical", AllowHighest = true }), report);

        Assert.Contains("The plan offers no severity 'critical'; urgent is the highest below it.", Assert.Single(outcome.Said));
        Assert.Equal("urgent", Assert.Single(await CasesAsync(desk)).SeverityCode);
    }

    [Fact]
    public async Task A_plan_without_the_api_gives_a_text_to_paste()
    {
        await using var desk = await ServeAsync(SandboxPlan.Developer);

        var outcome = await RunAsync(desk, On(Rule), report with { Plans = [SupportPlans.Stated("111122223333", SupportPlan.Developer)] });
        var lost = await RunAsync(desk, On(Rule), report);

        Assert.Contains("advisor cases draft security-group-open-ports", Assert.Single(outcome.Said));
        Assert.Equal("the plan has no Support API any more; cases wait", Assert.Single(lost.Said));
    }

    [Theory]
    [InlineData(FaultKind.Denied, "support:CreateCase", "1 waits: AWS Support: refused (AccessDeniedException)")]
    [InlineData(FaultKind.Throttle, "support:CreateCase", "1 waits: AWS Support: throttled (ThrottlingException)")]
    [InlineData(FaultKind.ServerError, "support:CreateCase", "1 waits: AWS Support: AWS failed")]
    [InlineData(FaultKind.Denied, "support:DescribeCases", "AWS Support could not be worked with: refused (AccessDeniedException); the next run tries again")]
    public async Task What_aws_refuses_waits_for_the_next_run(FaultKind fault, string operation, string expected)
    {
        await using var desk = await ServeAsync(faults: new FaultRule(fault) { Operation = operation, Count = 1 });

        var refused = await RunAsync(desk, On(Rule), report);
        var after = await RunAsync(desk, On(Rule), Later());

        Assert.StartsWith(expected, Assert.Single(refused.Said), StringComparison.Ordinal);
        Assert.StartsWith("opened ", Assert.Single(after.Said), StringComparison.Ordinal);
        Assert.Single(await CasesAsync(desk));
    }

    [Fact]
    public async Task People_hear_of_a_case_before_aws_does()
    {
        await using var desk = await ServeAsync();
        var heard = new List<string>();
        var recorded = (await store.RecordAsync(report, new(), CancellationToken.None)).Report;
        await Tools(desk, On(Rule), async () =>
        {
            Assert.False(desk.Calls.ContainsKey("support.CreateCase"));
            heard.AddRange((await new Outbox(store).PeekAsync(default)).Select(envelope => envelope.AsCase()?.Change).OfType<string>());
        }).Escalator.RunAsync(recorded, TestContext.Current.CancellationToken);

        Assert.Equal(["opening"], heard);
        Assert.Equal(["opening", "opened"], (await new Outbox(store).PeekAsync(default)).Select(envelope => envelope.AsCase()?.Change).OfType<string>());
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        await using var desk = await ServeAsync();

        var outcome = await RunAsync(desk, On(Rule) with { Mode = EscalationMode.DryRun }, report);

        Assert.StartsWith("would open: ", Assert.Single(outcome.Said), StringComparison.Ordinal);
        Assert.Empty(await CasesAsync(desk));
        Assert.Empty(await new CaseBook(store).ListAsync(null, default));
    }

    [Fact]
    public async Task Accounts_that_are_not_named_are_left_alone()
    {
        await using var desk = await ServeAsync();

        Assert.Empty((await RunAsync(desk, On(Rule) with { Accounts = ["999988887777"] }, report)).Said);
    }

    [Fact]
    public async Task Clocks_warn_once_before_and_once_after()
    {
        await using var desk = await ServeAsync(SandboxPlan.Business);
        await RunAsync(desk, On(Rule), report);

        time.Move(TimeSpan.FromHours(3.6)); // high: four hours
        var soon = await RunAsync(desk, On(Rule), Later());
        var again = await RunAsync(desk, On(Rule), Later(hours: 2));
        time.Move(TimeSpan.FromHours(1));
        var late = await RunAsync(desk, On(Rule), Later(hours: 3));

        Assert.Contains("the first answer is due at 2026-11-22 16:00:00Z", Assert.Single(soon.Said));
        Assert.Empty(again.Said);
        Assert.Contains("the first answer was due at", Assert.Single(late.Said));
    }

    [Fact]
    public async Task A_case_that_a_person_resolved_is_over_and_the_next_finding_opens_another()
    {
        await using var desk = await ServeAsync();
        await RunAsync(desk, On(Rule), report);
        await Support(desk).ResolveCaseAsync(new() { CaseId = (await CasesAsync(desk))[0].CaseId });

        var after = await RunAsync(desk, On(Rule), Later());

        Assert.Contains(after.Said, said => said.EndsWith("is now resolved", StringComparison.Ordinal));
        Assert.Contains(after.Said, said => said.StartsWith("opened ", StringComparison.Ordinal));
        Assert.Equal(2, (await CasesAsync(desk)).Count);
    }

    [Fact]
    public async Task A_quota_is_asked_for_once_and_followed()
    {
        await using var desk = await ServeAsync();
        var rule = new EscalationRule { Name = "more", Checks = ["vpc-limit"], Statuses = ["warning", "error"], Action = EscalationAction.QuotaIncrease, Factor = 2 };
        var limits = report.Checks.Single(check => check.Check.Id == "vpc-limit");
        Assert.Contains(limits.Items, item => item.IsFinding);

        var first = await RunAsync(desk, On(rule), report);
        var second = await RunAsync(desk, On(rule), Later());

        Assert.All(first.Said, said => Assert.StartsWith("asked Service Quotas: ", said, StringComparison.Ordinal));
        Assert.Empty(second.Said);
        Assert.Equal(first.Said.Length, desk.Calls["service-quotas.RequestServiceQuotaIncrease"].Calls);
        Assert.False(desk.Calls.ContainsKey("support.CreateCase"));
        Assert.All(await new CaseBook(store).ListAsync(null, default), one => Assert.Equal((CaseKind.Quota, "PENDING"), (one.Kind, one.Status)));
    }

    [Fact]
    public async Task Cases_of_people_are_taken_over_read_only()
    {
        await using var desk = await ServeAsync();
        await Support(desk).CreateCaseAsync(new() { Subject = "by hand", CommunicationBody = "hello, secret=abcdef123", ServiceCode = "general-info", CategoryCode = "using-aws", SeverityCode = "low" });
        var (sync, _) = Tools(desk, On(Rule));

        Assert.Equal((1, 0), (await sync.ImportAsync("111122223333", time.GetUtcNow().AddDays(-1), default), await sync.ImportAsync("111122223333", time.GetUtcNow().AddDays(-1), default)));
        var one = Assert.Single(await new CaseBook(store).ListAsync(null, default));
        Assert.Equal((CaseKind.Imported, "by hand"), (one.Kind, one.Subject));
        Assert.DoesNotContain("abcdef123", Assert.Single(await new CaseBook(store).MessagesAsync(one.Id, default)).Body);
    }

    private static EscalationSettings On(params EscalationRule[] rules) => new() { Mode = EscalationMode.On, Rules = [.. rules] };

    private Task<SandboxServer> ServeAsync(SandboxPlan plan = SandboxPlan.Enterprise, params FaultRule[] faults) =>
        SandboxServer.StartAsync(RecordedDemo.Account(), new() { Time = time, Plan = plan, Faults = faults }, TestContext.Current.CancellationToken);

    private async Task<EscalationOutcome> RunAsync(SandboxServer desk, EscalationSettings settings, RunReport run)
    {
        var recorded = (await store.RecordAsync(run, new(), CancellationToken.None)).Report;
        return await Tools(desk, settings).Escalator.RunAsync(recorded, TestContext.Current.CancellationToken);
    }

    private (CaseSync Sync, Escalator Escalator) Tools(SandboxServer desk, EscalationSettings settings, Func<Task>? announce = null)
    {
        var book = new CaseBook(store);
        var api = new CaseDesk(Support(desk), Support(desk));
        var telling = new CaseTelling("advisorworker", "us-east-1");
        var sync = new CaseSync(settings, book, api, telling, time);
        var quotas = new QuotaIncreases(book, region => Configured(desk, new AmazonServiceQuotasConfig(), region, config => new AmazonServiceQuotasClient("AKIA", "x", config)), telling, time);
        var opening = new CaseOpening(book, api, telling, settings.Calendar, time) { Announce = announce };
        return (sync, new(settings, book, api, opening, sync, telling, quotas, time));
    }

    private static AmazonAWSSupportClient Support(SandboxServer desk) => Configured(desk, new AmazonAWSSupportConfig(), "us-east-1", config => new AmazonAWSSupportClient("AKIA", "x", config));

    private static TClient Configured<TConfig, TClient>(SandboxServer desk, TConfig config, string region, Func<TConfig, TClient> make)
        where TConfig : ClientConfig
    {
        config.ServiceURL = desk.Url.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return make(config);
    }

    private static async Task<List<Amazon.AWSSupport.Model.CaseDetails>> CasesAsync(SandboxServer desk) =>
        (await Support(desk).DescribeCasesAsync(new() { IncludeResolvedCases = true, MaxResults = 100 })).Cases ?? [];

    private RunReport Later(RunReport? of = null, int hours = 1) => (of ?? report) with
    {
        Run = (of ?? report).Run with { Id = Guid.NewGuid().ToString(), StartedAt = StillTime.Now.AddHours(hours), FinishedAt = StillTime.Now.AddHours(hours) },
    };

    private RunReport With(ImmutableArray<Item> ports) => report with
    {
        Checks = [.. report.Checks.Select(check => check.Check.Id == "security-group-open-ports" ? check with { Items = ports } : check)],
    };

    private sealed class MovedTime(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset now = now;

        public override DateTimeOffset GetUtcNow() => now;

        public void Move(TimeSpan by) => now += by;
    }
}
