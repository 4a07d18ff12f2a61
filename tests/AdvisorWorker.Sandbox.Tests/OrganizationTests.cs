using System.Text.Json;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.TestSupport;
using Amazon.EC2;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>One server, an organization of nine accounts.</summary>
public sealed class OrganizationTests : IAsyncLifetime
{
    private const string Audit = "200000000001";
    private const string Member = "200000000002";
    private const string Suspended = "200000000007";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly MovableClock _clock = new(Now);
    private SandboxServer? _server;

    private SandboxServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        var management = DemoAccount.Create(Now);
        _server = await DemoSandbox.StartAsync(management, new()
        {
            OtherAccounts = GeneratedOrganization.Around(management, 9, 1, Now),
            ExternalIds = new Dictionary<string, string> { [Audit] = "agreed" },
            Time = _clock,
        });
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Boto3_walks_the_tree_and_enters_the_accounts()
    {
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            RequiredProgram.Boto3.Require(), Server, Path.Combine(AppContext.BaseDirectory, "OtherSdks", "walk_organization.py"));
        Assert.True(exitCode == 0, errors);
        using var report = JsonDocument.Parse(output);
        var root = report.RootElement;
        Assert.Equal(9, root.GetProperty("accounts").GetInt32());
        Assert.Equal(
            Server.Account.Organization!.Members.Select(member => member.Account.Id!).Order(),
            root.GetProperty("tree").EnumerateArray().Select(id => id.GetString()!).Order());
        Assert.Equal(["Production", "Security", "Test", "Workloads"], root.GetProperty("units").EnumerateArray().Select(name => name.GetString()).Order());
        Assert.Equal([Audit], root.GetProperty("delegates").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal([Suspended], root.GetProperty("suspended").EnumerateArray().Select(id => id.GetString()));
        foreach (var entered in root.GetProperty("entered").EnumerateObject())
        {
            Assert.Equal($"{entered.Name} arn:aws:sts::{entered.Name}:assumed-role/Audit/boto3", entered.Value.GetProperty("identity").GetString());
            Assert.NotEqual(0, entered.Value.GetProperty("instances").GetInt32());
        }

        Assert.Equal([Member, "200000000003", "200000000004", "200000000005", "200000000006", "200000000008"], root.GetProperty("entered").EnumerateObject().Select(each => each.Name));
        Assert.Equal([Audit, Suspended], root.GetProperty("denied").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task The_data_is_that_of_the_account_that_was_entered()
    {
        var volumes = new List<string>();
        foreach (var id in (string[])[Member, "200000000003"])
        {
            var client = new AmazonEC2Client(await EnterAsync(id), new AmazonEC2Config().For(Server));
            volumes.Add(string.Join(' ', (await client.DescribeVolumesAsync(new())).Volumes!.Select(volume => volume.VolumeId)));
            Assert.All((await client.DescribeInstancesAsync(new())).Reservations!, reservation => Assert.Equal(id, reservation.OwnerId));
        }

        Assert.NotEqual(volumes[0], volumes[1]);
    }

    [Fact]
    public async Task A_delegated_administrator_may_look_into_the_organization_and_a_member_may_not()
    {
        var delegated = new AmazonOrganizationsClient(await EnterAsync(Audit, "agreed"), new AmazonOrganizationsConfig().For(Server));
        Assert.Equal(9, (await delegated.ListAccountsAsync(new())).Accounts!.Count);
        var member = new AmazonOrganizationsClient(await EnterAsync(Member), new AmazonOrganizationsConfig().For(Server));
        Assert.Equal(DemoAccount.AccountId, (await member.DescribeOrganizationAsync(new())).Organization!.MasterAccountId);
        await Assert.ThrowsAsync<AccessDeniedException>(() => member.ListAccountsAsync(new()));
        await Assert.ThrowsAsync<AccessDeniedException>(() => member.ListRootsAsync(new()));
    }

    [Fact]
    public async Task What_is_not_there_is_named_as_AWS_names_it()
    {
        var client = new AmazonOrganizationsClient(SandboxClients.Credentials, new AmazonOrganizationsConfig().For(Server));
        await Assert.ThrowsAsync<ParentNotFoundException>(() => client.ListAccountsForParentAsync(new() { ParentId = "ou-none" }));
        await Assert.ThrowsAsync<ChildNotFoundException>(() => client.ListParentsAsync(new() { ChildId = "999999999999" }));
        await Assert.ThrowsAsync<AccountNotFoundException>(() => client.DescribeAccountAsync(new() { AccountId = "999999999999" }));
        await Assert.ThrowsAsync<OrganizationalUnitNotFoundException>(() => client.DescribeOrganizationalUnitAsync(new() { OrganizationalUnitId = "ou-none" }));
    }

    [Theory]
    [InlineData(Audit, null)]
    [InlineData(Audit, "guessed")]
    [InlineData(Suspended, null)]
    [InlineData("999999999999", null)]
    public async Task Roles_that_may_not_be_assumed_are_denied(string account, string? externalId)
    {
        var (status, answer) = await AssumeAsync(account, externalId);
        Assert.Equal(403, status);
        Assert.Contains("<Code>AccessDenied</Code>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_when_it_said_it_would()
    {
        var credentials = await EnterAsync(Member);
        var ec2 = new AmazonEC2Client(credentials, new AmazonEC2Config().For(Server));
        var organizations = new AmazonOrganizationsClient(credentials, new AmazonOrganizationsConfig().For(Server));
        await ec2.DescribeVpcsAsync(new());
        _clock.Move(TimeSpan.FromMinutes(59));
        await ec2.DescribeVpcsAsync(new());
        _clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("RequestExpired", (await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ec2.DescribeVpcsAsync(new()))).ErrorCode);
        Assert.Equal("ExpiredTokenException", (await Assert.ThrowsAnyAsync<AmazonServiceException>(() => organizations.DescribeOrganizationAsync(new()))).ErrorCode);
        using var request = SignedHttp.Query(Server, "sts", "Action=GetCallerIdentity&Version=2011-06-15", (await credentials.GetCredentialsAsync()).AccessKey);
        using var answer = await SignedHttp.SendAsync(request);
        Assert.Contains("<Code>ExpiredToken</Code>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<AWSCredentials> EnterAsync(string account, string? externalId = null)
    {
        var (_, answer) = await AssumeAsync(account, externalId);
        return new SessionAWSCredentials(Value("AccessKeyId"), Value("SecretAccessKey"), Value("SessionToken"));

        string Value(string element) => System.Xml.Linq.XDocument.Parse(answer).Descendants().Last(found => found.Name.LocalName == element).Value;
    }

    private async Task<(int Status, string Answer)> AssumeAsync(string account, string? externalId)
    {
        var form = $"Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::{account}:role/Audit&RoleSessionName=run" + (externalId is null ? string.Empty : $"&ExternalId={externalId}");
        using var request = SignedHttp.Query(Server, "sts", form);
        using var answer = await SignedHttp.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
