using AdvisorWorker.Sandbox.Demo;
using Amazon.AutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.EC2;
using Amazon.ElasticLoadBalancing;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.Pricing;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.ServiceQuotas;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class PagingTests(DemoSandbox sandbox)
{
    private static readonly Dictionary<string, PagedOperation> Operations = new(StringComparer.Ordinal)
    {
        ["ec2 volumes"] = async (server, size, token) =>
        {
            var page = await Ec2(server).DescribeVolumesAsync(new() { MaxResults = size, NextToken = token });
            return new(page.Volumes!.Select(volume => volume.VolumeId!), page.NextToken);
        },
        ["ec2 security groups"] = async (server, size, token) =>
        {
            var page = await Ec2(server).DescribeSecurityGroupsAsync(new() { MaxResults = size, NextToken = token });
            return new(page.SecurityGroups!.Select(group => group.GroupId!), page.NextToken);
        },
        ["iam policies"] = async (server, size, token) =>
        {
            var page = await Iam(server).ListPoliciesAsync(new() { MaxItems = size, Marker = token });
            Assert.Equal(page.Marker is not null, page.IsTruncated);
            return new(page.Policies!.Select(policy => policy.PolicyName!), page.Marker);
        },
        ["rds instances"] = async (server, size, token) =>
        {
            var client = new AmazonRDSClient(SandboxClients.Credentials, new AmazonRDSConfig().For(server));
            var page = await client.DescribeDBInstancesAsync(new() { MaxRecords = size, Marker = token });
            return new(page.DBInstances!.Select(instance => instance.DBInstanceIdentifier!), page.Marker);
        },
        ["elb load balancers"] = async (server, size, token) =>
        {
            var client = new AmazonElasticLoadBalancingClient(SandboxClients.Credentials, new AmazonElasticLoadBalancingConfig().For(server));
            var page = await client.DescribeLoadBalancersAsync(new() { PageSize = size, Marker = token });
            return new(page.LoadBalancerDescriptions!.Select(balancer => balancer.LoadBalancerName!), page.NextMarker);
        },
        ["elbv2 load balancers"] = async (server, size, token) =>
        {
            var client = new AmazonElasticLoadBalancingV2Client(SandboxClients.Credentials, new AmazonElasticLoadBalancingV2Config().For(server));
            var page = await client.DescribeLoadBalancersAsync(new() { PageSize = size, Marker = token });
            return new(page.LoadBalancers!.Select(balancer => balancer.LoadBalancerArn!), page.NextMarker);
        },
        ["auto scaling groups"] = async (server, size, token) =>
        {
            var client = new AmazonAutoScalingClient(SandboxClients.Credentials, new AmazonAutoScalingConfig().For(server));
            var page = await client.DescribeAutoScalingGroupsAsync(new() { MaxRecords = size, NextToken = token });
            return new(page.AutoScalingGroups!.Select(group => group.AutoScalingGroupName!), page.NextToken);
        },
        ["alarms of both types"] = async (server, size, token) =>
        {
            var page = await CloudWatch(server).DescribeAlarmsAsync(
                new() { MaxRecords = size, NextToken = token, AlarmTypes = ["MetricAlarm", "CompositeAlarm"] });
            var composite = (page.CompositeAlarms ?? []).Select(alarm => alarm.AlarmName!);
            return new(composite.Concat((page.MetricAlarms ?? []).Select(alarm => alarm.AlarmName!)), page.NextToken);
        },
        ["service quotas"] = async (server, size, token) =>
        {
            var client = new AmazonServiceQuotasClient(SandboxClients.Credentials, new AmazonServiceQuotasConfig().For(server));
            var page = await client.ListServiceQuotasAsync(new() { ServiceCode = "ebs", MaxResults = size, NextToken = token });
            return new(page.Quotas!.Select(quota => quota.QuotaCode!), page.NextToken);
        },
        ["lambda functions"] = async (server, size, token) =>
        {
            var client = new AmazonLambdaClient(SandboxClients.Credentials, new AmazonLambdaConfig().For(server));
            var page = await client.ListFunctionsAsync(new() { MaxItems = size, Marker = token });
            return new(page.Functions!.Select(function => function.FunctionArn!), page.NextMarker);
        },
        ["hosted zones"] = async (server, size, token) =>
        {
            var client = new AmazonRoute53Client(SandboxClients.Credentials, new AmazonRoute53Config().For(server));
            var page = await client.ListHostedZonesAsync(new() { MaxItems = size is null ? null : $"{size}", Marker = token });
            Assert.Equal(page.NextMarker is not null, page.IsTruncated);
            return new(page.HostedZones!.Select(zone => zone.Id!), page.NextMarker);
        },
        ["accounts of the organization"] = async (server, size, token) =>
        {
            var client = new AmazonOrganizationsClient(SandboxClients.Credentials, new AmazonOrganizationsConfig().For(server));
            var page = await client.ListAccountsAsync(new() { MaxResults = size, NextToken = token });
            return new(page.Accounts!.Select(account => account.Id!), page.NextToken);
        },
        ["prices"] = async (server, size, token) =>
        {
            var client = new AmazonPricingClient(SandboxClients.Credentials, new AmazonPricingConfig().For(server));
            var page = await client.GetProductsAsync(new() { ServiceCode = "AWSELB", MaxResults = size, NextToken = token });
            return new(page.PriceList!, page.NextToken);
        },
    };

    private delegate Task<Page> PagedOperation(SandboxServer server, int? size, string? token);

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pages_of_any_size_hold_everything_once(string name)
    {
        var whole = await WalkAsync(sandbox.Server, name, size: null);
        Assert.True(whole.Count > 1, "one page would prove nothing");
        Assert.Equal(whole.Count, whole.Distinct(StringComparer.Ordinal).Count());
        foreach (var size in (int[])[1, 2, 3, whole.Count - 1, whole.Count])
        {
            Assert.Equal(whole, await WalkAsync(sandbox.Server, name, size));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tokens_that_were_not_given_out_are_refused(string name)
    {
        var first = await Operations[name](sandbox.Server, 1, null);
        foreach (var token in (string[])["1", "nonsense", first.Next + "A", Changed(first.Next!)])
        {
            var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Operations[name](sandbox.Server, 1, token));
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refusal.StatusCode);
        }
    }

    [Fact]
    public async Task A_token_leads_on_only_in_its_own_operation_and_Region()
    {
        var page = await Ec2(sandbox.Server).DescribeVolumesAsync(new() { MaxResults = 1 });
        var elsewhere = new AmazonEC2Client(SandboxClients.Credentials, new AmazonEC2Config().For(sandbox.Server, DemoAccount.OtherRegion));

        var refusal = await Assert.ThrowsAsync<AmazonEC2Exception>(() => elsewhere.DescribeVolumesAsync(new() { NextToken = page.NextToken }));
        Assert.Equal("InvalidNextToken", refusal.ErrorCode);
        refusal = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ec2(sandbox.Server).DescribeSnapshotsAsync(new() { NextToken = page.NextToken }));
        Assert.Equal("InvalidNextToken", refusal.ErrorCode);
    }

    [Fact]
    public async Task Sizes_beyond_what_AWS_allows_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ec2(sandbox.Server).DescribeVolumesAsync(new() { MaxResults = 1001 }));
        Assert.Equal("InvalidParameterValue", refusal.ErrorCode);
    }

    [Fact]
    public async Task A_largest_page_pages_also_callers_who_name_no_size()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account, new() { LargestPage = 2 });
        var client = new AmazonCloudFormationClient(SandboxClients.Credentials, new AmazonCloudFormationConfig().For(server));
        List<string> names = [];
        var pages = 0;
        await foreach (var page in client.Paginators.ListStacks(new()).Responses.WithCancellation(TestContext.Current.CancellationToken))
        {
            names.AddRange(page.StackSummaries!.Select(stack => stack.StackName!));
            pages++;
        }

        Assert.Equal(sandbox.Account.Regions[DemoAccount.MainRegion].Stacks.Select(stack => stack.StackName!), names);
        Assert.Equal((names.Count + 1) / 2, pages);
        Assert.Equal(await WalkAsync(sandbox.Server, "ec2 volumes", null), await WalkAsync(server, "ec2 volumes", null));
    }

    [Fact]
    public async Task Metric_data_goes_on_over_pages()
    {
        var instance = sandbox.Account.Regions[DemoAccount.MainRegion].Ec2.Instances.First().InstanceId;
        string[] metrics = ["CPUUtilization", "NetworkIn", "NoSuchMetric"];
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        Amazon.CloudWatch.Model.GetMetricDataRequest request = new()
        {
            StartTime = today.AddDays(-14),
            EndTime = today,
            ScanBy = ScanBy.TimestampAscending,
            MetricDataQueries = [.. metrics.Select((metric, i) => new Amazon.CloudWatch.Model.MetricDataQuery
            {
                Id = $"m{i}",
                MetricStat = new()
                {
                    Period = 86400,
                    Stat = "Average",
                    Metric = new() { Namespace = "AWS/EC2", MetricName = metric, Dimensions = [new() { Name = "InstanceId", Value = instance }] },
                },
            })],
        };
        var whole = await CloudWatch(sandbox.Server).GetMetricDataAsync(request);
        Assert.Equal([14, 14, 0], whole.MetricDataResults!.Select(result => result.Values?.Count ?? 0));
        Assert.Equal(
            Enumerable.Range(-14, 14).Select(day => today.AddDays(day)), whole.MetricDataResults![0].Timestamps!.Select(time => time.ToUniversalTime()));

        request.MaxDatapoints = 5;
        var values = new Dictionary<string, List<double>>();
        var partial = 0;
        var pages = CloudWatch(sandbox.Server).Paginators.GetMetricData(request).Responses;
        await foreach (var page in pages.WithCancellation(TestContext.Current.CancellationToken))
        {
            foreach (var result in page.MetricDataResults!)
            {
                values.TryAdd(result.Id!, []);
                values[result.Id!].AddRange(result.Values ?? []);
                partial += result.StatusCode == StatusCode.PartialData ? 1 : 0;
            }
        }

        Assert.Equal(whole.MetricDataResults!.Select(result => result.Id), values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            whole.MetricDataResults!.SelectMany(result => result.Values ?? []),
            values.OrderBy(series => series.Key, StringComparer.Ordinal).SelectMany(series => series.Value));
        Assert.True(partial > 0);
    }

    private static AmazonEC2Client Ec2(SandboxServer server) => new(SandboxClients.Credentials, new AmazonEC2Config().For(server));

    private static AmazonIdentityManagementServiceClient Iam(SandboxServer server) =>
        new(SandboxClients.Credentials, new AmazonIdentityManagementServiceConfig().For(server));

    private static AmazonCloudWatchClient CloudWatch(SandboxServer server) => new(SandboxClients.Credentials, new AmazonCloudWatchConfig().For(server));

    private static string Changed(string token) => (token[0] == 'A' ? 'B' : 'A') + token[1..];

    private static async Task<List<string>> WalkAsync(SandboxServer server, string name, int? size)
    {
        List<string> items = [];
        string? token = null;
        do
        {
            var page = await Operations[name](server, size, token);
            List<string> found = [.. page.Items];
            Assert.True(size is null || found.Count <= size);
            items.AddRange(found);
            token = page.Next;
        }
        while (token is not null);
        return items;
    }

    private sealed record Page(IEnumerable<string> Items, string? Next);
}
