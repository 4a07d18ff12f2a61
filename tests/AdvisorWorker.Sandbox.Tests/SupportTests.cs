using AdvisorWorker.Sandbox.Demo;
using Amazon.AWSSupport;
using Amazon.AWSSupport.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class SupportTests(DemoSandbox sandbox)
{
    [Theory]
    [InlineData(SandboxPlan.Business, "low normal high urgent")]
    [InlineData(SandboxPlan.EnterpriseOnRamp, "low normal high urgent critical")]
    [InlineData(SandboxPlan.BusinessPlus, "low normal high urgent critical")]
    [InlineData(SandboxPlan.Enterprise, "low normal high urgent critical")]
    [InlineData(SandboxPlan.UnifiedOperations, "low normal high urgent critical")]
    public async Task The_plan_decides_which_severities_there_are(SandboxPlan plan, string codes)
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account, new() { Plan = plan });
        var answer = await Client(server).DescribeSeverityLevelsAsync(new() { Language = "en" });
        Assert.Equal(codes, string.Join(' ', answer.SeverityLevels!.Select(level => level.Code)));
    }

    [Theory]
    [InlineData(SandboxPlan.Basic)]
    [InlineData(SandboxPlan.Developer)]
    public async Task Plans_without_the_API_are_refused_everything(SandboxPlan plan)
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account, new() { Plan = plan });
        Func<Task>[] calls =
        [
            () => Client(server).DescribeSeverityLevelsAsync(new()),
            () => Client(server).DescribeCasesAsync(new()),
            () => Client(server).CreateCaseAsync(new() { Subject = "TEST CASE-Please ignore", CommunicationBody = "x" }),
        ];
        foreach (var call in calls)
        {
            var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
            Assert.Equal("SubscriptionRequiredException", refusal.ErrorCode);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refusal.StatusCode);
        }
    }

    [Fact]
    public async Task The_plan_is_enterprise_unless_said_otherwise() =>
        Assert.Contains("critical", (await Client(sandbox.Server).DescribeSeverityLevelsAsync(new())).SeverityLevels!.Select(level => level.Code));

    [Fact]
    public async Task A_case_lives_from_opening_to_resolution()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = Client(server);
        var created = await client.CreateCaseAsync(new()
        {
            Subject = "TEST CASE-Please ignore",
            CommunicationBody = "first",
            ServiceCode = "customer-account",
            CategoryCode = "security",
            SeverityCode = "high",
            CcEmailAddresses = ["ops@fernweh.example"],
        });
        var id = created.CaseId!;
        Assert.StartsWith("case-111122223333-", id, StringComparison.Ordinal);
        Assert.True((await client.AddCommunicationToCaseAsync(new() { CaseId = id, CommunicationBody = "second" })).Result);

        var found = Assert.Single((await client.DescribeCasesAsync(new() { CaseIdList = [id] })).Cases!);
        Assert.Equal(("unassigned", "high", "customer-account"), (found.Status, found.SeverityCode, found.ServiceCode));
        Assert.Equal(["second", "first"], found.RecentCommunications!.Communications!.Select(communication => communication.Body));
        Assert.Equal(2, (await client.DescribeCommunicationsAsync(new() { CaseId = id })).Communications!.Count);

        var resolved = await client.ResolveCaseAsync(new() { CaseId = id });
        Assert.Equal(("unassigned", "resolved"), (resolved.InitialCaseStatus, resolved.FinalCaseStatus));
        Assert.Empty((await client.DescribeCasesAsync(new())).Cases ?? []);
        Assert.Single((await client.DescribeCasesAsync(new() { IncludeResolvedCases = true })).Cases!);
    }

    [Fact]
    public async Task Unknown_cases_and_services_are_refused()
    {
        await Assert.ThrowsAsync<CaseIdNotFoundException>(() => Client(sandbox.Server).DescribeCommunicationsAsync(new() { CaseId = "case-1" }));
        var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => Client(sandbox.Server).CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", ServiceCode = "moon-flights" }));
        Assert.Equal("ValidationException", refusal.ErrorCode);
    }

    [Fact]
    public async Task More_than_ten_cases_an_hour_are_refused()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        for (var i = 0; i < 10; i++)
        {
            await Client(server).CreateCaseAsync(new() { Subject = $"case {i}", CommunicationBody = "body" });
        }

        await Assert.ThrowsAsync<CaseCreationLimitExceededException>(
            () => Client(server).CreateCaseAsync(new() { Subject = "one more", CommunicationBody = "body" }));
    }

    [Fact]
    public async Task Attachments_go_with_a_communication()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = Client(server);
        var set = await client.AddAttachmentsToSetAsync(
            new() { Attachments = [new() { FileName = "report.csv", Data = new MemoryStream("a,b"u8.ToArray()) }] });
        var id = (await client.CreateCaseAsync(new() { Subject = "s", CommunicationBody = "b", AttachmentSetId = set.AttachmentSetId })).CaseId;
        var communication = Assert.Single((await client.DescribeCommunicationsAsync(new() { CaseId = id })).Communications!);
        var attachment = await client.DescribeAttachmentAsync(new() { AttachmentId = Assert.Single(communication.AttachmentSet!).AttachmentId });
        Assert.Equal("a,b"u8.ToArray(), attachment.Attachment!.Data!.ToArray());
    }

    private static AmazonAWSSupportClient Client(SandboxServer server) =>
        new(SandboxClients.Credentials, new AmazonAWSSupportConfig().For(server, "us-east-1"));
}
