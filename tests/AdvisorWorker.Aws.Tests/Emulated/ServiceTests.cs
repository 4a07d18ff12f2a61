using AdvisorWorker.TestSupport;
using Amazon.Account;
using Amazon.AutoScaling;
using Amazon.AWSSupport;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchEvents;
using Amazon.ElasticLoadBalancing;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.S3Control;
using Amazon.ServiceQuotas;
using Amazon.SQS;

namespace AdvisorWorker.Aws.Tests.Emulated;

/// <summary>A real exchange with every service that moto has.</summary>
public class ServiceTests(MotoServer moto)
{
    [Fact]
    public async Task Iam_reads_users_keys_summary_policies_and_the_credential_report()
    {
        await moto.QueryAsync("iam", "Action=CreateUser&Version=2010-05-08&UserName=anna");
        await moto.QueryAsync("iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=anna");
        await moto.QueryAsync("iam", "Action=CreatePolicy&Version=2010-05-08&PolicyName=p&PolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D");
        using var iam = new AmazonIdentityManagementServiceClient(MotoClients.Credentials, await new AmazonIdentityManagementServiceConfig().AtAsync(moto));

        Assert.Contains((await iam.ListUsersAsync(new())).Users!, user => user.UserName == "anna");
        Assert.Equal(StatusType.Active, Assert.Single((await iam.ListAccessKeysAsync(new() { UserName = "anna" })).AccessKeyMetadata!).Status);
        Assert.True((await iam.GetAccountSummaryAsync(new())).SummaryMap!["Users"] >= 1);
        Assert.Equal("p", Assert.Single((await iam.ListPoliciesAsync(new() { Scope = PolicyScopeType.Local })).Policies!).PolicyName);
        await Assert.ThrowsAsync<Amazon.IdentityManagement.Model.NoSuchEntityException>(() => iam.GetUserAsync(new() { UserName = "nobody" }));
        await iam.GenerateCredentialReportAsync(new());
        await iam.GenerateCredentialReportAsync(new());
        using var report = new StreamReader((await iam.GetCredentialReportAsync(new())).Content!);
        Assert.Contains("anna", await report.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_puts_rules_targets_buses_and_events()
    {
        using var events = new AmazonCloudWatchEventsClient(MotoClients.Credentials, await new AmazonCloudWatchEventsConfig().AtAsync(moto));

        await events.CreateEventBusAsync(new() { Name = "findings" });
        await events.PutRuleAsync(new() { Name = "r1", EventBusName = "findings", EventPattern = """{"source":["nobody"]}""" });
        var targets = await events.PutTargetsAsync(new() { Rule = "r1", EventBusName = "findings", Targets = [new() { Id = "t", Arn = "arn:aws:sqs:us-east-1:123456789012:q" }] });
        var put = await events.PutEventsAsync(new() { Entries = [new() { EventBusName = "findings", Source = "me", DetailType = "d", Detail = "{}" }, new() { Source = "me" }] });

        Assert.Equal(0, targets.FailedEntryCount);
        Assert.Equal(1, put.FailedEntryCount);
        Assert.NotEmpty(put.Entries![0].EventId!);
        Assert.NotEmpty(put.Entries[1].ErrorCode!);
        Assert.Equal("r1", Assert.Single((await events.ListRulesAsync(new() { EventBusName = "findings" })).Rules!).Name);
        Assert.Equal("findings", (await events.DescribeEventBusAsync(new() { Name = "findings" })).Name);
    }

    [Fact]
    public async Task Support_lists_checks_and_opens_and_resolves_cases()
    {
        using var support = new AmazonAWSSupportClient(MotoClients.Credentials, await new AmazonAWSSupportConfig().AtAsync(moto));

        Assert.True((await support.DescribeTrustedAdvisorChecksAsync(new() { Language = "en" })).Checks!.Count > 50);
        var opened = await support.CreateCaseAsync(new() { Subject = "help <me>", CommunicationBody = "please", SeverityCode = "low", ServiceCode = "ec2", CategoryCode = "other" });
        var found = Assert.Single((await support.DescribeCasesAsync(new() { CaseIdList = [opened.CaseId!] })).Cases!);
        Assert.Equal("help <me>", found.Subject);
        Assert.Equal("please", Assert.Single(found.RecentCommunications!.Communications!).Body);
        Assert.Equal("resolved", (await support.ResolveCaseAsync(new() { CaseId = opened.CaseId })).FinalCaseStatus);
    }

    [Fact]
    public async Task CloudWatch_gives_back_the_metric_data_that_it_was_given()
    {
        using var cloudWatch = new AmazonCloudWatchClient(MotoClients.Credentials, await new AmazonCloudWatchConfig().AtAsync(moto));
        var at = new DateTime(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

        await cloudWatch.PutMetricDataAsync(new()
        {
            Namespace = "advisor",
            MetricData = [new() { MetricName = "m", Value = 2.5, Timestamp = at, Dimensions = [new() { Name = "d", Value = "v" }] }],
        });
        var statistics = await cloudWatch.GetMetricStatisticsAsync(new()
        {
            Namespace = "advisor",
            MetricName = "m",
            StartTime = at.AddHours(-1),
            EndTime = at.AddHours(1),
            Period = 60,
            Statistics = ["Sum", "Average"],
            Dimensions = [new() { Name = "d", Value = "v" }],
        });
        var data = await cloudWatch.GetMetricDataAsync(new()
        {
            StartTime = at.AddHours(-1),
            EndTime = at.AddHours(1),
            MetricDataQueries = [new() { Id = "q", MetricStat = new() { Period = 60, Stat = "Sum", Metric = new() { Namespace = "advisor", MetricName = "m", Dimensions = [new() { Name = "d", Value = "v" }] } } }],
        });

        var point = Assert.Single(statistics.Datapoints!);
        Assert.Equal((2.5, at), (point.Sum, point.Timestamp));
        Assert.Null(point.Maximum);
        Assert.Equal([2.5], Assert.Single(data.MetricDataResults!).Values!);
        Assert.NotNull((await cloudWatch.DescribeAlarmsAsync(new())).MetricAlarms);
    }

    [Fact]
    public async Task Rds_describes_an_instance()
    {
        await moto.QueryAsync("rds", "Action=CreateDBInstance&Version=2014-10-31&DBInstanceIdentifier=db1&Engine=postgres&DBInstanceClass=db.m5.large&AllocatedStorage=20&MasterUsername=u&MasterUserPassword=passw0rd&MultiAZ=true");
        using var rds = new AmazonRDSClient(MotoClients.Credentials, await new AmazonRDSConfig().AtAsync(moto));

        var instance = Assert.Single((await rds.DescribeDBInstancesAsync(new() { DBInstanceIdentifier = "db1" })).DBInstances!);

        Assert.Equal("postgres", instance.Engine);
        Assert.Equal(20, instance.AllocatedStorage);
        Assert.True(instance.MultiAZ);
        Assert.NotNull((await rds.DescribeDBSnapshotsAsync(new())).DBSnapshots);
        await Assert.ThrowsAsync<Amazon.RDS.Model.DBInstanceNotFoundException>(() => rds.DescribeDBInstancesAsync(new() { DBInstanceIdentifier = "none" }));
    }

    [Fact]
    public async Task Both_generations_of_load_balancers_are_described()
    {
        await moto.QueryAsync("elasticloadbalancing", "Action=CreateLoadBalancer&Version=2012-06-01&LoadBalancerName=old&AvailabilityZones.member.1=us-east-1a&Listeners.member.1.Protocol=http&Listeners.member.1.LoadBalancerPort=80&Listeners.member.1.InstancePort=8080");
        using var elb = new AmazonElasticLoadBalancingClient(MotoClients.Credentials, await new AmazonElasticLoadBalancingConfig().AtAsync(moto));
        using var elbV2 = new AmazonElasticLoadBalancingV2Client(MotoClients.Credentials, await new AmazonElasticLoadBalancingV2Config().AtAsync(moto));

        var old = Assert.Single((await elb.DescribeLoadBalancersAsync(new() { LoadBalancerNames = ["old"] })).LoadBalancerDescriptions!);
        Assert.Equal(8080, Assert.Single(old.ListenerDescriptions!).Listener!.InstancePort);
        Assert.False((await elb.DescribeLoadBalancerAttributesAsync(new() { LoadBalancerName = "old" })).LoadBalancerAttributes!.AccessLog!.Enabled);
        await Assert.ThrowsAsync<Amazon.ElasticLoadBalancing.Model.AccessPointNotFoundException>(() => elb.DescribeLoadBalancersAsync(new() { LoadBalancerNames = ["none"] }));
        Assert.Empty((await elbV2.DescribeLoadBalancersAsync(new())).LoadBalancers!);
        Assert.Empty((await elbV2.DescribeTargetGroupsAsync(new())).TargetGroups!);
    }

    [Fact]
    public async Task Auto_scaling_describes_a_launch_configuration()
    {
        await moto.QueryAsync("autoscaling", "Action=CreateLaunchConfiguration&Version=2011-01-01&LaunchConfigurationName=lc&ImageId=ami-12c6146b&InstanceType=t2.micro");
        using var autoScaling = new AmazonAutoScalingClient(MotoClients.Credentials, await new AmazonAutoScalingConfig().AtAsync(moto));

        Assert.Equal("t2.micro", Assert.Single((await autoScaling.DescribeLaunchConfigurationsAsync(new())).LaunchConfigurations!).InstanceType);
        Assert.Empty((await autoScaling.DescribeAutoScalingGroupsAsync(new())).AutoScalingGroups!);
    }

    [Fact]
    public async Task CloudTrail_knows_no_trail_by_a_wrong_name()
    {
        using var cloudTrail = new AmazonCloudTrailClient(MotoClients.Credentials, await new AmazonCloudTrailConfig().AtAsync(moto));

        Assert.Empty((await cloudTrail.DescribeTrailsAsync(new())).TrailList!);
        await Assert.ThrowsAsync<Amazon.CloudTrail.Model.TrailNotFoundException>(() => cloudTrail.GetTrailStatusAsync(new() { Name = "none" }));
    }

    [Fact]
    public async Task Service_quotas_are_listed_with_their_values()
    {
        using var quotas = new AmazonServiceQuotasClient(MotoClients.Credentials, await new AmazonServiceQuotasConfig().AtAsync(moto));

        var defaults = (await quotas.ListAWSDefaultServiceQuotasAsync(new() { ServiceCode = "vpc" })).Quotas!;

        Assert.Equal(5, defaults.Single(quota => quota.QuotaName == "VPCs per Region").Value);
        await Assert.ThrowsAsync<Amazon.ServiceQuotas.Model.NoSuchResourceException>(() => quotas.GetServiceQuotaAsync(new() { ServiceCode = "vpc", QuotaCode = "L-0" }));
    }

    [Fact]
    public async Task Organizations_describes_an_organization()
    {
        using var organizations = new AmazonOrganizationsClient(MotoClients.Credentials, await new AmazonOrganizationsConfig().AtAsync(moto));
        await Assert.ThrowsAsync<Amazon.Organizations.Model.AWSOrganizationsNotInUseException>(() => organizations.DescribeOrganizationAsync(new()));

        await moto.JsonAsync("organizations", "AWSOrganizationsV20161128.CreateOrganization", """{"FeatureSet":"ALL"}""");

        Assert.Equal(OrganizationFeatureSet.ALL, (await organizations.DescribeOrganizationAsync(new())).Organization!.FeatureSet);
        Assert.Equal("123456789012", Assert.Single((await organizations.ListAccountsAsync(new())).Accounts!).Id);
    }

    [Fact]
    public async Task Account_has_no_alternate_contact_until_one_is_put()
    {
        using var account = new AmazonAccountClient(MotoClients.Credentials, await new AmazonAccountConfig().AtAsync(moto));
        await Assert.ThrowsAsync<Amazon.Account.Model.ResourceNotFoundException>(() => account.GetAlternateContactAsync(new() { AlternateContactType = AlternateContactType.SECURITY }));

        const string contact = """{"AlternateContactType":"SECURITY","EmailAddress":"s@example.com","Name":"S","PhoneNumber":"1","Title":"T"}""";
        await moto.SendAsync("account", HttpMethod.Post, "/putAlternateContact", new StringContent(contact, null, "application/json"));

        var found = await account.GetAlternateContactAsync(new() { AlternateContactType = AlternateContactType.SECURITY });
        Assert.Equal("s@example.com", found.AlternateContact!.EmailAddress);
    }

    [Fact]
    public async Task Lambda_lists_no_functions_and_misses_one()
    {
        using var lambda = new AmazonLambdaClient(MotoClients.Credentials, await new AmazonLambdaConfig().AtAsync(moto));

        Assert.Empty((await lambda.ListFunctionsAsync(new())).Functions!);
        await Assert.ThrowsAsync<Amazon.Lambda.Model.ResourceNotFoundException>(() => lambda.GetFunctionConfigurationAsync(new() { FunctionName = "none" }));
    }

    [Fact]
    public async Task Route_53_reads_a_zone_by_the_id_that_it_listed()
    {
        const string zone = """<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>example.com.</Name><CallerReference>1</CallerReference></CreateHostedZoneRequest>""";
        await moto.SendAsync("route53", HttpMethod.Post, "/2013-04-01/hostedzone", new StringContent(zone, null, "application/xml"));
        using var route53 = new AmazonRoute53Client(MotoClients.Credentials, await new AmazonRoute53Config().AtAsync(moto));

        var listed = Assert.Single((await route53.ListHostedZonesAsync(new())).HostedZones!);
        var found = await route53.GetHostedZoneAsync(new() { Id = listed.Id });
        var records = await route53.ListResourceRecordSetsAsync(new() { HostedZoneId = listed.Id });

        Assert.StartsWith("/hostedzone/", listed.Id, StringComparison.Ordinal);
        Assert.Equal("example.com.", found.HostedZone!.Name);
        Assert.Equal([RRType.NS, RRType.SOA], records.ResourceRecordSets!.Select(record => record.Type).OrderBy(type => type!.Value));
        Assert.Empty((await route53.ListHealthChecksAsync(new())).HealthChecks!);
    }

    [Fact]
    public async Task CloudFormation_lists_no_stacks()
    {
        using var cloudFormation = new AmazonCloudFormationClient(MotoClients.Credentials, await new AmazonCloudFormationConfig().AtAsync(moto));

        Assert.Empty((await cloudFormation.ListStacksAsync(new())).StackSummaries!);
    }

    [Fact]
    public async Task S3_control_reads_the_public_access_block_of_an_account()
    {
        using var s3Control = new AmazonS3ControlClient(MotoClients.Credentials, await new AmazonS3ControlConfig().AtAsync(moto));
        await Assert.ThrowsAsync<Amazon.S3Control.Model.NoSuchPublicAccessBlockConfigurationException>(() => s3Control.GetPublicAccessBlockAsync(new() { AccountId = "123456789012" }));

        const string block = """<PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>""";
        using var content = new StringContent(block, null, "application/xml");
        content.Headers.Add("x-amz-account-id", "123456789012");
        await moto.SendAsync("s3", HttpMethod.Put, "/v20180820/configuration/publicAccessBlock", content);

        var found = await s3Control.GetPublicAccessBlockAsync(new() { AccountId = "123456789012" });
        Assert.True(found.PublicAccessBlockConfiguration!.BlockPublicAcls);
    }

    [Fact]
    public async Task Sqs_delivers_a_message_once()
    {
        using var sqs = new AmazonSQSClient(MotoClients.Credentials, await new AmazonSQSConfig().AtAsync(moto));
        await sqs.CreateQueueAsync(new() { QueueName = "q", Attributes = new() { ["VisibilityTimeout"] = "60" } });
        var url = (await sqs.GetQueueUrlAsync(new() { QueueName = "q" })).QueueUrl;

        await sqs.SendMessageAsync(new()
        {
            QueueUrl = url,
            MessageBody = "hello <world>",
            MessageAttributes = new() { ["kind"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) } },
        });
        var message = Assert.Single((await sqs.ReceiveMessageAsync(new() { QueueUrl = url, MessageAttributeNames = ["All"] })).Messages!);
        await sqs.DeleteMessageAsync(new() { QueueUrl = url, ReceiptHandle = message.ReceiptHandle });

        Assert.Equal("hello <world>", message.Body);
        Assert.Equal([1, 2, 3], message.MessageAttributes!["kind"].BinaryValue!.ToArray());
        Assert.Equal("0", (await sqs.GetQueueAttributesAsync(new() { QueueUrl = url, AttributeNames = ["ApproximateNumberOfMessages"] })).Attributes!["ApproximateNumberOfMessages"]);
        await Assert.ThrowsAsync<Amazon.SQS.Model.QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync(new() { QueueName = "none" }));
    }
}
