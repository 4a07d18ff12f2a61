using AdvisorWorker.Sandbox.Demo;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.Route53;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class HostileNamesTests
{
    private static readonly string[] Names =
    [
        .. HostileNames.All, HostileNames.TerminalEscapes, HostileNames.TerminalLink, HostileNames.SecondLine,
        "\u0001\u0008\u000b\u001f\u007f\u0085\u2028\ufeff", " leading, trailing and only spaces \t ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩🏽‍🚒", "",
    ];

    [Fact]
    public async Task Every_protocol_brings_them_unchanged()
    {
        var account = new SandboxAccount("111122223333");
        account.Organization = new(new() { Id = "o-1", MasterAccountId = account.Id });
        var region = account.EnableRegion("us-east-1");
        for (var i = 0; i < Names.Length; i++)
        {
            region.Ec2.Vpcs.Add(new() { VpcId = $"vpc-{i}", Tags = [new() { Key = "Name", Value = Names[i] }] });
            account.Iam.Users.Add(new(new() { UserName = Names[i], Arn = $"arn:aws:iam::{account.Id}:user/{i}", CreateDate = DateTime.UnixEpoch }));
            region.Functions.Add(new() { FunctionName = Names[i] });
            account.HostedZones.Add(new(new() { Id = $"Z{i}", Name = "example.", CallerReference = Names[i] }, []));
            account.Organization.AddMember($"{i:000000000000}", Names[i], account.Organization.Root.Id!, DateTimeOffset.UnixEpoch);
        }

        await using var server = await DemoSandbox.StartAsync(account);

        // ec2, query, rest-json, rest-xml, json
        var vpcs = await new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server)).DescribeVpcsAsync(new());
        Assert.Equal(Names, vpcs.Vpcs!.Select(vpc => vpc.Tags!.Single().Value ?? string.Empty));
        var iam = new AmazonIdentityManagementServiceClient(SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(server));
        var users = await iam.ListUsersAsync(new());
        Assert.Equal(Names, users.Users!.Select(user => user.UserName ?? string.Empty));
        var functions = await new AmazonLambdaClient(SandboxClients.Credentials, new AmazonLambdaConfig().For(server)).ListFunctionsAsync(new());
        Assert.Equal(Names, functions.Functions!.Select(function => function.FunctionName ?? string.Empty));
        var zones = await new AmazonRoute53Client(SandboxClients.Credentials, new AmazonRoute53Config().For(server)).ListHostedZonesAsync(new());
        Assert.Equal(Names, zones.HostedZones!.Select(zone => zone.CallerReference ?? string.Empty));
        var organization = new AmazonOrganizationsClient(SandboxClients.Credentials, new AmazonOrganizationsConfig().For(server));
        List<string> accounts = [];
        await foreach (var member in organization.Paginators.ListAccounts(new()).Accounts.WithCancellation(TestContext.Current.CancellationToken))
        {
            accounts.Add(member.Name ?? string.Empty);
        }

        Assert.Equal(Names, accounts);
    }

    [Fact]
    public async Task Requests_bring_them_unchanged_too()
    {
        await using var server = await DemoSandbox.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()));
        var ec2 = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(server));
        var support = new Amazon.AWSSupport.AmazonAWSSupportClient(SandboxClients.Credentials, new Amazon.AWSSupport.AmazonAWSSupportConfig().For(server));
        foreach (var name in HostileNames.All.Where(name => name.AsSpan().IndexOfAny('*', '?', '\\') < 0))
        {
            var found = await ec2.DescribeInstancesAsync(new() { Filters = [new() { Name = "tag:Name", Values = [name] }] });
            Assert.NotEmpty(found.Reservations!);
        }

        foreach (var name in HostileNames.All.Append(HostileNames.TerminalLink).Take(10))
        {
            var created = await support.CreateCaseAsync(new() { Subject = name, CommunicationBody = name });
            var cases = await support.DescribeCasesAsync(new() { CaseIdList = [created.CaseId!] });
            Assert.Equal(name, Assert.Single(cases.Cases!).Subject);
            Assert.Equal(name, Assert.Single(cases.Cases![0].RecentCommunications!.Communications!).Body);
        }
    }
}
