using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Benchmarks.Scan.Fetch;

/// <summary>
/// The bare fetcher: asks a sandbox what the client asks, along the same chains (the next page's token from the answer, calls per resource after their list, 500
/// metrics a call) and with the same limits, and decodes nothing. It is what a scan costs when answers are thrown away.
/// </summary>
internal sealed class Fetcher(Follower follow)
{
    private const string Ec2 = "2016-11-15";
    private const string Rds = "2014-10-31";
    private const string Elb = "2012-06-01";
    private const string ElbV2 = "2015-12-01";
    private const string Iam = "2010-05-08";
    private const string ElasticLoadBalancing = "elasticloadbalancing";
    private const string Self = "us-east-1";

    /// <summary><c>fetch URL [--pace]</c>: prints seconds and calls.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var wire = new FetchWire(new(arguments[0]), new() { PaceEmulators = arguments.Contains("--pace") });
        await new Fetcher(new(wire)).RunAsync();
        Console.WriteLine(JsonSerializer.Serialize(new { seconds = watch.Elapsed.TotalSeconds, calls = wire.Calls }));
    }

    private async Task RunAsync()
    {
        await follow.AskAsync(FetchRequest.Query("sts:GetCallerIdentity", "2011-06-15", Self));
        await follow.AskAsync(FetchRequest.Json("support:DescribeSeverityLevels", "AWSSupport_20130415", "1.1", Self, "\"language\":\"en\""));
        var regions = await follow.AskAsync(FetchRequest.Query("ec2:DescribeRegions", Ec2, Self, "AllRegions=false"));
        Global();
        foreach (var (region, _) in Finding.Each(regions, "regionName", isJson: false))
        {
            Regional(region);
            Balancers(region);
            Databases(region);
        }

        await follow.CompleteAsync();
    }

    private void Global()
    {
        foreach (var contact in (string[])["SECURITY", "OPERATIONS"])
        {
            follow.Send(FetchRequest.Post("account:GetAlternateContact", Self, "/getAlternateContact", $"{{\"AlternateContactType\":\"{contact}\"}}"));
        }

        foreach (var limit in (string[])["HEALTH_CHECKS", "HOSTED_ZONES", "REUSABLE_DELEGATION_SETS", "TRAFFIC_POLICIES", "TRAFFIC_POLICY_INSTANCES"])
        {
            follow.Send(FetchRequest.Get("route53:GetAccountLimit", Self, $"/2013-04-01/accountlimit/MAX_{limit}_BY_OWNER"));
        }

        follow.Send(FetchRequest.Query("iam:GetAccountSummary", Iam, Self));
        follow.Send(FetchRequest.Query("iam:GetAccountPasswordPolicy", Iam, Self));
        follow.Run(async () =>
        {
            await follow.AskAsync(FetchRequest.Query("iam:GenerateCredentialReport", Iam, Self));
            await follow.AskAsync(FetchRequest.Query("iam:GetCredentialReport", Iam, Self));
        });
        follow.Send(FetchRequest.Get("s3control:GetPublicAccessBlock", Self, "/v20180820/configuration/publicAccessBlock", signingName: "s3"));
        follow.Run(() => follow.ListAsync(FetchRequest.Get("s3:ListBuckets", Self, "/?max-buckets=10000", "continuation-token"), "ContinuationToken", isJson: false, page =>
        {
            foreach (var (bucket, block) in Finding.Each(page, "Name", isJson: false))
            {
                var region = Finding.First(block, "BucketRegion", isJson: false) ?? Self;
                foreach (var (operation, question) in ((string, string)[])
                    [("GetPublicAccessBlock", "publicAccessBlock"), ("GetBucketAcl", "acl"), ("GetBucketPolicyStatus", "policyStatus"), ("GetBucketVersioning", "versioning"), ("GetBucketLogging", "logging")])
                {
                    follow.Send(FetchRequest.Get($"s3:{operation}", region, $"/{Uri.EscapeDataString(bucket)}/?{question}"));
                }
            }
        }));
    }

    private void Regional(string region)
    {
        foreach (var operation in (string[])
            ["DescribeAddresses", "DescribeVpnConnections", "DescribeVpnGateways", "DescribeAccountAttributes", "GetSnapshotBlockPublicAccessState"])
        {
            follow.Send(FetchRequest.Query($"ec2:{operation}", Ec2, region));
        }

        foreach (var operation in (string[])["DescribeNetworkInterfaces", "DescribeSecurityGroups", "DescribeVpcs", "DescribeFlowLogs", "DescribeInternetGateways"])
        {
            List(Ec2List($"ec2:{operation}", region), "nextToken", _ => { });
        }

        List(Ec2List("ec2:DescribeSnapshots", region, "&Owner.1=self"), "nextToken", _ => { });
        List(Ec2List("ec2:DescribeSnapshots", region, "&Owner.1=self&RestorableBy.1=all"), "nextToken", _ => { });
        var (cpu, network, disk) = (
            Metrics(region, "AWS/EC2", "InstanceId", 14, "Average", "CPUUtilization"),
            Metrics(region, "AWS/EC2", "InstanceId", 14, "Sum", "NetworkIn", "NetworkOut"),
            Metrics(region, "AWS/EBS", "VolumeId", 7, "Sum", "VolumeReadOps", "VolumeWriteOps"));
        var (types, volumeTypes) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        List(Ec2List("ec2:DescribeInstances", region), "nextToken", page => Each(page, "instanceId", (id, block) =>
        {
            cpu.Add(id);
            network.Add(id);
            Price("AmazonEC2", region, "instanceType", Finding.First(block, "instanceType", isJson: false), types);
        }), cpu, network);
        List(Ec2List("ec2:DescribeVolumes", region), "nextToken", page =>
        {
            // A volume's id stands in its attachment again.
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Each(page, "volumeId", (id, block) =>
            {
                Price("AmazonEC2", region, "volumeApiName", Finding.First(block, "volumeType", isJson: false), volumeTypes);
                if (seen.Add(id))
                {
                    disk.Add(id);
                }
            });
        }, disk);
        List(FetchRequest.Query("autoscaling:DescribeAutoScalingGroups", "2011-01-01", region, "MaxRecords=100", "NextToken"), "NextToken", _ => { });
        follow.Send(FetchRequest.Query("autoscaling:DescribeAccountLimits", "2011-01-01", region));
        List(FetchRequest.Query("cloudformation:ListStacks", "2010-05-15", region, token: "NextToken"), "NextToken", _ => { });
        follow.Send(FetchRequest.Query("cloudformation:DescribeAccountLimits", "2010-05-15", region));
        follow.Send(FetchRequest.Query("ses:GetSendQuota", "2010-12-01", region));
        follow.Send(FetchRequest.Json("kinesis:DescribeLimits", "Kinesis_20131202", "1.1", region));
        List(
            FetchRequest.Query("cloudwatch:DescribeAlarms", "2010-08-01", region, "AlarmTypes.member.1=MetricAlarm&AlarmTypes.member.2=CompositeAlarm&MaxRecords=100", "NextToken", "monitoring"),
            "NextToken",
            _ => { });
        foreach (var service in (string[])["vpc", "ec2", "ebs"])
        {
            follow.Run(() => follow.ListAsync(
                FetchRequest.Json("servicequotas:ListServiceQuotas", "ServiceQuotasV20190624", "1.1", region, $"\"ServiceCode\":\"{service}\",\"MaxResults\":100", "NextToken"), "NextToken", isJson: true, _ => { }));
        }

        Trails(region);
        Tables(region);
        Functions(region);
    }

    private void Trails(string region) => follow.Run(async () =>
    {
        const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";
        var trails = await follow.AskAsync(FetchRequest.Json("cloudtrail:DescribeTrails", Target, "1.1", region, "\"includeShadowTrails\":true"));
        foreach (var (trail, block) in Finding.Each(trails, "TrailARN", isJson: true))
        {
            // Asked once in its home Region, in however many it is seen.
            if (trail.Split(':')[3] == region)
            {
                follow.Send(FetchRequest.Json("cloudtrail:GetTrailStatus", Target, "1.1", region, $"\"Name\":{JsonSerializer.Serialize(trail)}"));
                follow.Send(FetchRequest.Json("cloudtrail:GetEventSelectors", Target, "1.1", region, $"\"TrailName\":{JsonSerializer.Serialize(trail)}"));
            }
        }
    });

    private void Tables(string region)
    {
        const string Target = "DynamoDB_20120810";
        follow.Send(FetchRequest.Json("dynamodb:DescribeLimits", Target, "1.0", region));
        follow.Run(() => follow.ListAsync(FetchRequest.Json("dynamodb:ListTables", Target, "1.0", region, "\"Limit\":100", "ExclusiveStartTableName"), "LastEvaluatedTableName", isJson: true, page =>
        {
            foreach (var table in Finding.List(page, "TableNames"))
            {
                foreach (var operation in (string[])["DescribeTable", "DescribeContinuousBackups"])
                {
                    follow.Send(FetchRequest.Json($"dynamodb:{operation}", Target, "1.0", region, $"\"TableName\":{JsonSerializer.Serialize(table)}"));
                }
            }
        }));
    }

    private void Functions(string region) => follow.Run(async () =>
    {
        const string Path = "/2015-03-31/functions?MaxItems=50";
        await follow.ListAsync(FetchRequest.Get("lambda:ListFunctions", region, Path, "Marker"), "NextMarker", isJson: true, _ => { });
        var settings = Encoding.UTF8.GetString(await follow.AskAsync(FetchRequest.Get("lambda:GetAccountSettings", region, "/2016-08-19/account-settings")));
        var sizes = settings.Split("\"TotalCodeSize\":").Skip(1).Select(text => double.Parse(text.AsSpan(0, text.AsSpan().IndexOfAny(',', '}')), CultureInfo.InvariantCulture)).ToList();

        // Versions are asked for where the Region's code storage is nearly full.
        if (sizes is [var one, var other] && Math.Min(one, other) >= 0.8 * Math.Max(one, other))
        {
            await follow.ListAsync(FetchRequest.Get("lambda:ListFunctions", region, Path + "&FunctionVersion=ALL", "Marker"), "NextMarker", isJson: true, _ => { });
        }
    });

    private void Balancers(string region)
    {
        List(Elastic("DescribeLoadBalancers", ElbV2, region, "PageSize=400", "Marker"), "NextMarker", page => Each(page, "LoadBalancerArn", (arn, _) =>
            follow.Send(Elastic("DescribeLoadBalancerAttributes", ElbV2, region, $"LoadBalancerArn={Uri.EscapeDataString(arn)}"))));
        List(Elastic("DescribeTargetGroups", ElbV2, region, "PageSize=400", "Marker"), "NextMarker", page => Each(page, "TargetGroupArn", (arn, block) =>
        {
            // Only of groups that a load balancer uses, and whose targets have zones.
            if (Finding.Holds(block, "<LoadBalancerArns><member>") && (Finding.Holds(block, "<TargetType>instance<") || Finding.Holds(block, "<TargetType>ip<")))
            {
                follow.Send(Elastic("DescribeTargetHealth", ElbV2, region, $"TargetGroupArn={Uri.EscapeDataString(arn)}"));
            }
        }));
        follow.Send(Elastic("DescribeAccountLimits", ElbV2, region, "PageSize=400"));
        follow.Send(Elastic("DescribeAccountLimits", Elb, region, "PageSize=400"));
        var requests = Metrics(region, "AWS/ELB", "LoadBalancerName", 7, "Sum", "RequestCount");
        List(Elastic("DescribeLoadBalancers", Elb, region, "PageSize=400", "Marker"), "NextMarker", page => Each(page, "LoadBalancerName", (name, block) =>
        {
            requests.Add(name);
            follow.Send(Elastic("DescribeLoadBalancerAttributes", Elb, region, $"LoadBalancerName={Uri.EscapeDataString(name)}"));
            follow.Send(Elastic("DescribeInstanceHealth", Elb, region, $"LoadBalancerName={Uri.EscapeDataString(name)}"));
        }), requests);
    }

    private void Databases(string region)
    {
        follow.Send(FetchRequest.Query("rds:DescribeAccountAttributes", Rds, region));
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var (connections, queue, space, lag) = (Metric("DatabaseConnections", "Maximum", 14), Metric("DiskQueueDepth", "Average", 7), Metric("FreeStorageSpace", "Minimum", 7), Metric("ReplicaLag", "Maximum", 7));
        List(RdsList("DescribeDBInstances", region), "Marker", page => Each(page, "DBInstanceIdentifier", (id, block) =>
        {
            connections.Add(id);
            queue.Add(id);
            space.Add(id);
            if (Finding.Holds(block, "<ReadReplicaSourceDBInstanceIdentifier>"))
            {
                lag.Add(id);
            }

            Price("AmazonRDS", region, "instanceType", Finding.First(block, "DBInstanceClass", isJson: false), classes);
        }), connections, queue, space, lag);
        List(RdsList("DescribeDBClusters", region), "Marker", _ => { });
        List(RdsList("DescribeDBSnapshots", region, "&SnapshotType=manual"), "Marker", page => Each(page, "DBSnapshotIdentifier", (id, _) =>
            follow.Send(FetchRequest.Query("rds:DescribeDBSnapshotAttributes", Rds, region, $"DBSnapshotIdentifier={Uri.EscapeDataString(id)}"))));
        List(RdsList("DescribeDBClusterSnapshots", region, "&SnapshotType=manual"), "Marker", page => Each(page, "DBClusterSnapshotIdentifier", (id, _) =>
            follow.Send(FetchRequest.Query("rds:DescribeDBClusterSnapshotAttributes", Rds, region, $"DBClusterSnapshotIdentifier={Uri.EscapeDataString(id)}"))));

        Batch Metric(string name, string statistic, int days) => Metrics(region, "AWS/RDS", "DBInstanceIdentifier", days, statistic, name);
    }

    private static FetchRequest Elastic(string operation, string version, string region, string parameters, string? token = null) =>
        FetchRequest.Query($"{ElasticLoadBalancing}:{operation}", version, region, parameters, token);

    private static FetchRequest Ec2List(string operation, string region, string more = "") => FetchRequest.Query(operation, Ec2, region, $"MaxResults=1000{more}", "NextToken");

    private static FetchRequest RdsList(string operation, string region, string more = "") => FetchRequest.Query($"rds:{operation}", Rds, region, $"MaxRecords=100{more}", "Marker");

    private void List(FetchRequest first, string token, Action<byte[]> page, params IReadOnlyList<Batch> batches) => follow.Run(async () =>
    {
        await follow.ListAsync(first, token, isJson: false, page);
        foreach (var batch in batches)
        {
            batch.End();
        }
    });

    private static void Each(byte[] page, string element, Action<string, ReadOnlyMemory<byte>> take)
    {
        foreach (var (text, block) in Finding.Each(page, element, isJson: false))
        {
            take(text, block);
        }
    }

    // As many queries a call as CloudWatch takes.
    private Batch Metrics(string region, string space, string dimension, int days, string statistic, params string[] metrics) => new(500 / metrics.Length, ids =>
    {
        var end = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        var body = new StringBuilder($"StartTime={end.AddDays(-days):yyyy-MM-dd}T00%3A00%3A00Z&EndTime={end:yyyy-MM-dd}T00%3A00%3A00Z&ScanBy=TimestampAscending");
        var number = 0;
        foreach (var id in ids)
        {
            foreach (var metric in metrics)
            {
                var query = string.Create(CultureInfo.InvariantCulture, $"&MetricDataQueries.member.{number + 1}.");
                body.Append(CultureInfo.InvariantCulture, $"{query}Id=m{number++}{query}ReturnData=true{query}MetricStat.Period=86400{query}MetricStat.Stat={statistic}")
                    .Append($"{query}MetricStat.Metric.Namespace={Uri.EscapeDataString(space)}{query}MetricStat.Metric.MetricName={metric}")
                    .Append($"{query}MetricStat.Metric.Dimensions.member.1.Name={dimension}{query}MetricStat.Metric.Dimensions.member.1.Value={Uri.EscapeDataString(id)}");
            }
        }

        var request = FetchRequest.Query("cloudwatch:GetMetricData", "2010-08-01", region, body.ToString(), "NextToken", "monitoring");
        follow.Run(() => follow.ListAsync(request, "NextToken", isJson: false, _ => { }));
    });

    // A price per kind and Region that is seen: the client, which reads platforms and licences too, asks for some more.
    private void Price(string service, string region, string attribute, string? value, HashSet<string> seen)
    {
        if (value is not null && seen.Add(value))
        {
            follow.Send(FetchRequest.Json(
                "pricing:GetProducts",
                "AWSPriceListService",
                "1.1",
                Self,
                $$"""
                "ServiceCode":"{{service}}","FormatVersion":"aws_v1","Filters":[{"Type":"TERM_MATCH","Field":"regionCode","Value":"{{region}}"},{"Type":"TERM_MATCH","Field":"{{attribute}}","Value":"{{value}}"}]
                """.Trim()));
        }
    }
}
