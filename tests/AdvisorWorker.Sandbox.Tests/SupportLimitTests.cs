using System.Globalization;
using System.Text.Json;
using AdvisorWorker.TestSupport;
using Amazon.AWSSupport;
using Amazon.AWSSupport.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>What the Support API refuses, and for how long.</summary>
public sealed class SupportLimitTests(DemoSandbox sandbox) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly MovableClock _clock = new(Now);
    private SandboxServer? _server;
    private AmazonAWSSupportClient? _client;

    private AmazonAWSSupportClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _server = await DemoSandbox.StartAsync(sandbox.Account, new() { Time = _clock });
        _client = new(SandboxClients.Credentials, new AmazonAWSSupportConfig().For(_server, "us-east-1"));
    }

    public async ValueTask DisposeAsync()
    {
        _client!.Dispose();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task An_hour_after_the_first_of_ten_cases_there_may_be_another()
    {
        await OpenAsync("first");
        _clock.Move(TimeSpan.FromMinutes(30));
        for (var i = 0; i < 9; i++)
        {
            await OpenAsync($"{i}");
        }

        await Assert.ThrowsAsync<CaseCreationLimitExceededException>(() => OpenAsync("too early"));
        _clock.Move(TimeSpan.FromMinutes(30));
        await OpenAsync("eleventh");
        await Assert.ThrowsAsync<CaseCreationLimitExceededException>(() => OpenAsync("twelfth"));
    }

    [Fact]
    public async Task A_set_holds_three_attachments_of_five_megabytes()
    {
        var set = (await AttachAsync(null, File(5 << 20))).AttachmentSetId;
        await AttachAsync(set, File(1), File(1));
        await Assert.ThrowsAsync<AttachmentSetSizeLimitExceededException>(() => AttachAsync(set, File(1)));
        await Assert.ThrowsAsync<AttachmentSetSizeLimitExceededException>(() => AttachAsync(null, File((5 << 20) + 1)));
        await Assert.ThrowsAsync<AttachmentSetSizeLimitExceededException>(() => AttachAsync(null, File(1), File(1), File(1), File(1)));
        await OpenAsync("three files", set);
        Assert.Equal(3, Assert.Single((await Client.DescribeCasesAsync(new())).Cases!).RecentCommunications!.Communications!.Single().AttachmentSet!.Count);
    }

    [Fact]
    public async Task A_set_lives_for_an_hour()
    {
        var set = await AttachAsync(null, File(1));
        Assert.Equal(Now.AddHours(1), DateTimeOffset.Parse(set.ExpiryTime!, CultureInfo.InvariantCulture));
        _clock.Move(TimeSpan.FromMinutes(59));
        var id = await OpenAsync("in time", set.AttachmentSetId);
        _clock.Move(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<AttachmentSetExpiredException>(() => OpenAsync("too late", set.AttachmentSetId));
        await Assert.ThrowsAsync<AttachmentSetExpiredException>(() => AttachAsync(set.AttachmentSetId, File(1)));
        await Assert.ThrowsAsync<AttachmentSetExpiredException>(
            () => Client.AddCommunicationToCaseAsync(new() { CaseId = id, CommunicationBody = "b", AttachmentSetId = set.AttachmentSetId }));
        Assert.Single((await Client.DescribeCasesAsync(new())).Cases!);
        Assert.Single((await Client.DescribeCommunicationsAsync(new() { CaseId = id })).Communications!);
    }

    [Fact]
    public async Task What_nobody_made_is_not_found()
    {
        await Assert.ThrowsAsync<AttachmentSetIdNotFoundException>(() => OpenAsync("s", "as-none"));
        await Assert.ThrowsAsync<AttachmentSetIdNotFoundException>(() => AttachAsync("as-none", File(1)));
        await Assert.ThrowsAsync<AttachmentIdNotFoundException>(() => Client.DescribeAttachmentAsync(new() { AttachmentId = "attachment-none" }));
        await Assert.ThrowsAsync<CaseIdNotFoundException>(() => Client.DescribeCasesAsync(new() { CaseIdList = ["case-none"] }));
        await Assert.ThrowsAsync<CaseIdNotFoundException>(() => Client.ResolveCaseAsync(new() { CaseId = "case-none" }));
        await Assert.ThrowsAsync<CaseIdNotFoundException>(() => Client.AddCommunicationToCaseAsync(new() { CaseId = "case-none", CommunicationBody = "b" }));
    }

    [Fact]
    public async Task Too_many_sets_and_downloads_in_a_short_time_are_refused_and_later_are_not()
    {
        for (var i = 0; i < 20; i++)
        {
            await AttachAsync(null, File(1));
        }

        await Assert.ThrowsAsync<AttachmentLimitExceededException>(() => AttachAsync(null, File(1)));
        _clock.Move(TimeSpan.FromHours(1));
        var id = await OpenAsync("s", (await AttachAsync(null, File(1))).AttachmentSetId);
        var attachment = (await Client.DescribeCommunicationsAsync(new() { CaseId = id })).Communications!.Single().AttachmentSet!.Single().AttachmentId;
        for (var i = 0; i < 30; i++)
        {
            await Client.DescribeAttachmentAsync(new() { AttachmentId = attachment });
        }

        await Assert.ThrowsAsync<DescribeAttachmentLimitExceededException>(() => Client.DescribeAttachmentAsync(new() { AttachmentId = attachment }));
        _clock.Move(TimeSpan.FromMinutes(1));
        await Client.DescribeAttachmentAsync(new() { AttachmentId = attachment });
    }

    [Fact]
    public async Task Cases_are_found_by_number_time_and_status()
    {
        var first = await OpenAsync("first");
        _clock.Move(TimeSpan.FromDays(1));
        var second = await OpenAsync("second");
        await Client.ResolveCaseAsync(new() { CaseId = first });

        Assert.Equal([second], await IdsAsync(new()));
        Assert.Equal([first, second], await IdsAsync(new() { IncludeResolvedCases = true }));
        Assert.Equal([first], await IdsAsync(new() { IncludeResolvedCases = true, BeforeTime = "2026-11-22T12:00:00Z" }));
        Assert.Equal([second], await IdsAsync(new() { IncludeResolvedCases = true, AfterTime = "2026-11-22T12:00:00Z" }));
        var number = (await Client.DescribeCasesAsync(new() { CaseIdList = [second] })).Cases!.Single().DisplayId;
        Assert.Equal([second], await IdsAsync(new() { DisplayId = number }));
        Assert.Null((await Client.DescribeCasesAsync(new() { IncludeCommunications = false })).Cases!.Single().RecentCommunications);

        await Client.AddCommunicationToCaseAsync(new() { CaseId = first, CommunicationBody = "again" });
        Assert.Equal("reopened", (await Client.DescribeCasesAsync(new() { CaseIdList = [first] })).Cases!.Single().Status);
        var again = await Client.ResolveCaseAsync(new() { CaseId = first });
        Assert.Equal(("reopened", "resolved"), (again.InitialCaseStatus, again.FinalCaseStatus));
    }

    [Fact]
    public async Task Only_five_recent_communications_come_with_a_case_and_all_come_page_by_page()
    {
        var id = await OpenAsync("long");
        for (var i = 1; i < 25; i++)
        {
            _clock.Move(TimeSpan.FromMinutes(1));
            await Client.AddCommunicationToCaseAsync(new() { CaseId = id, CommunicationBody = $"{i}" });
        }

        Assert.Equal(
            ["24", "23", "22", "21", "20"],
            (await Client.DescribeCasesAsync(new())).Cases!.Single().RecentCommunications!.Communications!.Select(communication => communication.Body));
        var (bodies, pages, next) = (new List<string?>(), 0, (string?)null);
        do
        {
            var page = await Client.DescribeCommunicationsAsync(new() { CaseId = id, MaxResults = 10, NextToken = next });
            bodies.AddRange(page.Communications!.Select(communication => communication.Body));
            (pages, next) = (pages + 1, page.NextToken);
        }
        while (next is not null);
        Assert.Equal(3, pages);
        Assert.Equal([.. Enumerable.Range(1, 24).Reverse().Select(number => $"{number}"), "body"], bodies);
    }

    [Fact]
    public async Task What_does_not_fit_is_invalid()
    {
        Func<Task>[] calls =
        [
            () => Client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = new string('x', 8001) }),
            () => Client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", SeverityCode = "apocalyptic" }),
            () => Client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", CcEmailAddresses = [.. Enumerable.Repeat("a@b.example", 11)] }),
            () => Client.DescribeCasesAsync(new() { CaseIdList = [.. Enumerable.Repeat("case-1", 101)] }),
            () => Client.DescribeCasesAsync(new() { AfterTime = "yesterday" }),
        ];
        foreach (var call in calls)
        {
            Assert.Equal("ValidationException", (await Assert.ThrowsAnyAsync<AmazonServiceException>(call)).ErrorCode);
        }

        await using var business = await DemoSandbox.StartAsync(sandbox.Account, new() { Plan = SandboxPlan.Business });
        using var client = new AmazonAWSSupportClient(SandboxClients.Credentials, new AmazonAWSSupportConfig().For(business, "us-east-1"));
        await client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", SeverityCode = "urgent" });
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", SeverityCode = "critical" }));
    }

    [Fact]
    public async Task Boto3_knows_each_refusal_by_its_own_exception()
    {
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            RequiredProgram.Boto3.Require(), _server!, Path.Combine(AppContext.BaseDirectory, "OtherSdks", "meet_support_limits.py"));
        Assert.True(exitCode == 0, errors);
        using var met = JsonDocument.Parse(output);
        Assert.Equal(
            [
                "AttachmentIdNotFound", "AttachmentLimitExceeded", "AttachmentSetIdNotFound", "AttachmentSetSizeLimitExceeded", "CaseCreationLimitExceeded",
                "CaseIdNotFound", "DescribeAttachmentLimitExceeded",
            ],
            met.RootElement.EnumerateArray().Select(name => name.GetString()));
    }

    private static Attachment File(int size) => new() { FileName = "a.bin", Data = new MemoryStream(new byte[size]) };

    private async Task<string> OpenAsync(string subject, string? set = null) =>
        (await Client.CreateCaseAsync(new() { Subject = subject, CommunicationBody = "body", AttachmentSetId = set })).CaseId!;

    private Task<AddAttachmentsToSetResponse> AttachAsync(string? set, params List<Attachment> files) =>
        Client.AddAttachmentsToSetAsync(new() { AttachmentSetId = set, Attachments = files });

    private async Task<IEnumerable<string?>> IdsAsync(DescribeCasesRequest request) =>
        (await Client.DescribeCasesAsync(request)).Cases!.Select(found => found.CaseId).Order(StringComparer.Ordinal);
}
