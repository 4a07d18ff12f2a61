using Amazon.CloudTrail.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Trails: the main Region is well covered, the other one only seems to be.</summary>
internal static class Trails
{
    public static void AddTo(SandboxAccount account, DateTimeOffset now)
    {
        Add("shop", DemoAccount.MainRegion, isLogging: true, error: null, hasLogGroup: true, Management("All"));
        Add("shop-eu", DemoAccount.OtherRegion, isLogging: true, error: "NoSuchBucket", hasLogGroup: false, Management("All"));
        Add("old-audit", DemoAccount.OtherRegion, isLogging: false, error: null, hasLogGroup: false, Management("WriteOnly"));

        // Covers every Region, with data events only.
        Add("object-access", DemoAccount.MainRegion, isLogging: true, error: null, hasLogGroup: false, isMultiRegion: true).AdvancedSelectors.Add(new()
        {
            Name = HostileNames.TerminalEscapes,
            FieldSelectors = [Field("eventCategory", "Data"), Field("resources.type", "AWS::S3::Object")],
        });

        SandboxTrail Add(
            string name, string region, bool isLogging, string? error, bool hasLogGroup, EventSelector? selector = null, bool isMultiRegion = false)
        {
            var trail = new SandboxTrail(
                new()
                {
                    Name = name,
                    TrailARN = account.Arn("cloudtrail", region, $"trail/{name}"),
                    HomeRegion = region,
                    S3BucketName = "fernweh-trail",
                    IsMultiRegionTrail = isMultiRegion,
                    IncludeGlobalServiceEvents = region == DemoAccount.MainRegion,
                    IsOrganizationTrail = false,
                    LogFileValidationEnabled = hasLogGroup,
                    HasCustomEventSelectors = selector is null,
                    HasInsightSelectors = false,
                    CloudWatchLogsLogGroupArn = hasLogGroup ? account.Arn("logs", region, "log-group:trail:*") : null,
                    CloudWatchLogsRoleArn = hasLogGroup ? $"arn:aws:iam::{account.Id}:role/trail-to-logs" : null,
                },
                new()
                {
                    IsLogging = isLogging,
                    LatestDeliveryError = error,
                    LatestDeliveryTime = now.AddMinutes(-4).UtcDateTime,
                    StartLoggingTime = now.AddDays(-700).UtcDateTime,
                },
                selector is null ? [] : [selector]);
            account.Trails.Add(trail);
            return trail;
        }
    }

    private static EventSelector Management(string events) => new() { IncludeManagementEvents = true, ReadWriteType = events };

    private static AdvancedFieldSelector Field(string field, string value) => new() { Field = field, Equals = [value] };
}
