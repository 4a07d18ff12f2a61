using System.Text;
using System.Xml.Linq;
using AdvisorWorker.Sandbox.Demo;
using Amazon.IdentityManagement;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class IdentityTests(DemoSandbox sandbox)
{
    [Fact]
    public async Task The_caller_is_a_role_of_the_account() =>
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/AdvisorReadOnly/advisor", await ArnAsync("AKIDSANDBOX"));

    [Fact]
    public async Task Who_assumes_a_role_becomes_it()
    {
        var answer = await QueryAsync("Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::111122223333:role/Audit&RoleSessionName=run-1", "AKIDSANDBOX");
        var key = Value(answer, "AccessKeyId");

        Assert.StartsWith("ASIA", key, StringComparison.Ordinal);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Audit/run-1", await ArnAsync(key));
    }

    [Fact]
    public async Task A_role_of_another_account_is_denied()
    {
        var answer = await QueryAsync("Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::999999999999:role/Audit&RoleSessionName=run-1", "AKIDSANDBOX");
        Assert.Equal("AccessDenied", Value(answer, "Code"));
    }

    [Fact]
    public async Task A_credential_report_that_is_not_there_is_made_first()
    {
        var account = new SandboxAccount("111122223333");
        account.Iam.HasRecentCredentialReport = false;
        account.Iam.Users.Add(new(new() { UserName = "a,\"b\"", Arn = "arn:aws:iam::111122223333:user/x", CreateDate = DateTime.UnixEpoch }));
        await using var server = await DemoSandbox.StartAsync(account);
        var client = new AmazonIdentityManagementServiceClient(SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(server));

        await Assert.ThrowsAsync<Amazon.IdentityManagement.Model.CredentialReportNotPresentException>(() => client.GetCredentialReportAsync(new()));
        Assert.Equal(ReportStateType.STARTED, (await client.GenerateCredentialReportAsync(new())).State);
        Assert.Equal(ReportStateType.COMPLETE, (await client.GenerateCredentialReportAsync(new())).State);
        var report = Encoding.UTF8.GetString((await client.GetCredentialReportAsync(new())).Content!.ToArray()).Split('\n');
        Assert.StartsWith("user,arn,", report[0], StringComparison.Ordinal);
        Assert.StartsWith("<root_account>,", report[1], StringComparison.Ordinal);
        Assert.StartsWith("\"a,\"\"b\"\"\",", report[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_counts_what_is_there()
    {
        var client = new AmazonIdentityManagementServiceClient(
            SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(sandbox.Server, DemoAccount.OtherRegion));
        var summary = (await client.GetAccountSummaryAsync(new())).SummaryMap!;
        Assert.Equal(sandbox.Account.Iam.Users.Count, summary["Users"]);
        Assert.Equal(sandbox.Account.Iam.Policies.Count, summary["Policies"]);
        Assert.Equal(0, summary["AccountMFAEnabled"]);
    }

    private async Task<string> ArnAsync(string accessKey) => Value(await QueryAsync("Action=GetCallerIdentity&Version=2011-06-15", accessKey), "Arn");

    private async Task<XDocument> QueryAsync(string form, string accessKey)
    {
        using var request = SignedHttp.Query(sandbox.Server, "sts", form, accessKey);
        using var answer = await SignedHttp.SendAsync(request);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Value(XDocument answer, string element) => answer.Descendants().Last(found => found.Name.LocalName == element).Value;
}
