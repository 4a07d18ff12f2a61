using AdvisorWorker.Engine.Escalate;
using Amazon.AWSSupport;

namespace AdvisorWorker.Engine.Tests.Escalate;

/// <summary>Answers of the Support API that no emulator gives in time.</summary>
public sealed class CaseDeskTests
{
    private static readonly CaseDraft Draft = new()
    {
        Account = Some.Account,
        CheckId = "check",
        Subject = "Subject",
        IssueType = "technical",
        Service = new("ec2", "EC2", "amazon-elastic-compute-cloud-linux"),
        ServiceCode = "amazon-elastic-compute-cloud-linux",
        CategoryCode = "other",
        SeverityCode = "normal",
        Language = "en",
        Body = "Body",
        Attachments = [new("findings.csv", [1, 2, 3])],
        Reminders = [],
    };

    [Fact]
    public async Task An_expired_set_of_attachments_is_made_anew_once()
    {
        var sets = 0;
        var created = new List<string?>();
        await using var endpoint = new JsonEndpoint((body, number) =>
        {
            if (body.TryGetProperty("attachments", out _))
            {
                return new(200, $$"""{ "attachmentSetId": "set-{{++sets}}", "expiryTime": "2026-11-22T07:00:00Z" }""");
            }

            created.Add(body.GetProperty("attachmentSetId").GetString());
            return created.Count == 1
                ? new(400, """{ "__type": "AttachmentSetExpired", "message": "gone" }""")
                : new(200, """{ "caseId": "case-1" }""");
        });
        using var client = new AmazonAWSSupportClient(JsonEndpoint.Credentials, new AmazonAWSSupportConfig { ServiceURL = endpoint.Address, MaxErrorRetry = 0 });

        Assert.Equal("case-1", await new CaseDesk(client, client).OpenAsync(Draft, [], CancellationToken.None));
        Assert.Equal(["set-1", "set-2"], created);
    }

    [Fact]
    public async Task Who_may_not_ask_what_is_offered_may_open_all_the_same()
    {
        await using var endpoint = new JsonEndpoint((_, _) => new(400, """{ "__type": "AccessDeniedException", "message": "no" }"""));
        using var client = new AmazonAWSSupportClient(JsonEndpoint.Credentials, new AmazonAWSSupportConfig { ServiceURL = endpoint.Address, MaxErrorRetry = 0 });

        var (draft, notes) = await new CaseDesk(client, client).FitAsync(Draft, CancellationToken.None);

        Assert.Same(Draft, draft);
        Assert.Equal("AWS did not confirm service, category and severity (refused (AccessDeniedException)).", Assert.Single(notes));
    }
}
