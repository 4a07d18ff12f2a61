using Amazon.CloudTrail.Model;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>What the demo lacks for an example of every finding and of its absence.</summary>
internal static class MissingExamples
{
    private const int ReservationsThisMonth = 14;

    public static void Add(SandboxAccount account, SandboxRegion main, SandboxRegion other)
    {
        account.Trails.Add(DataTrail(account, other.Name));

        // An address outside of any VPC, as accounts from before 2013 had them.
        main.Ec2.AccountAttributes["max-elastic-ips"] = "1";
        main.Ec2.Addresses.Add(new() { PublicIp = "192.0.2.254", Domain = "standard", InstanceId = string.Empty, Tags = [] });

        var bought = main.Ec2.ReservedInstances.MaxBy(reservation => reservation.Start)!;
        main.Ec2.ReservedInstances.Add(new()
        {
            ReservedInstancesId = "11111111-2222-4333-8444-555555555555",
            InstanceType = bought.InstanceType,
            InstanceCount = ReservationsThisMonth,
            Scope = bought.Scope,
            State = "active",
            Start = bought.Start,
            End = bought.End,
            Duration = bought.Duration,
            OfferingClass = bought.OfferingClass,
            OfferingType = bought.OfferingType,
            ProductDescription = bought.ProductDescription,
            CurrencyCode = bought.CurrencyCode,
            InstanceTenancy = bought.InstanceTenancy,
        });
    }

    /// <summary>A trail that sends what it logs to CloudWatch, and logs no management events.</summary>
    private static SandboxTrail DataTrail(SandboxAccount account, string region) => new(
        new()
        {
            Name = "data",
            TrailARN = account.Arn("cloudtrail", region, "trail/data"),
            HomeRegion = region,
            S3BucketName = account.Buckets[0].Name,
            IsMultiRegionTrail = false,
            IncludeGlobalServiceEvents = false,
            IsOrganizationTrail = false,
            LogFileValidationEnabled = true,
            HasCustomEventSelectors = true,
            HasInsightSelectors = false,
            CloudWatchLogsLogGroupArn = account.Arn("logs", region, "log-group:data:*"),
            CloudWatchLogsRoleArn = $"arn:aws:iam::{account.Id}:role/trail-to-logs",
        },
        new() { IsLogging = true },
        new EventSelector { IncludeManagementEvents = false, ReadWriteType = "All" });
}
