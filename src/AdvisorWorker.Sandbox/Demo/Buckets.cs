using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdvisorWorker.Sandbox.Wire.S3.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Buckets from closed to open to the world, and logs that go where they should, nowhere, or to somebody else.</summary>
internal static class Buckets
{
    private const string Everyone = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string AnyAccount = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    private const string Logs = "fernweh-access-logs";
    private const string ForeignBucket = "agency-archive-logs";

    // S3 keeps a policy as its author wrote it, markup and all.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly PublicAccessBlockConfiguration Closed = new()
    {
        BlockPublicAcls = true,
        IgnorePublicAcls = true,
        BlockPublicPolicy = true,
        RestrictPublicBuckets = true,
    };

    private static readonly PublicAccessBlockConfiguration Half = new()
    {
        BlockPublicAcls = true,
        IgnorePublicAcls = true,
        BlockPublicPolicy = false,
        RestrictPublicBuckets = false,
    };

    public static string LoadBalancerLogs(DemoRegion at) => $"fernweh-elb-logs-{at.Name}";

    public static void AddTo(SandboxAccount account, DateTimeOffset now)
    {
        account.ForeignBuckets.Add(ForeignBucket);
        Add("fernweh-orders", DemoAccount.MainRegion, Closed, "Enabled", Logs, hasMfaDelete: true);
        Add("fernweh-invoices", DemoAccount.MainRegion, Closed, "Enabled", Logs);
        Add("fernweh-invoices-eu", DemoAccount.OtherRegion, Closed, "Enabled", "fernweh-access-logs-eu");
        Add(Logs, DemoAccount.MainRegion, Closed, null, null);
        Add("fernweh-access-logs-eu", DemoAccount.OtherRegion, Closed, "Suspended", null);
        Add("fernweh-elb-logs-us-east-1", DemoAccount.MainRegion, Closed, null, null);
        Add("fernweh-elb-logs-eu-west-1", DemoAccount.OtherRegion, Closed, null, null);
        Add("fernweh-flow-logs", DemoAccount.MainRegion, Closed, null, Logs);
        Add("fernweh-trail", DemoAccount.MainRegion, Closed, "Enabled", Logs);
        Add("fernweh-product-images", DemoAccount.MainRegion, null, "Enabled", Logs, policy: PublicRead("fernweh-product-images"));
        Add("fernweh-press-kit", DemoAccount.OtherRegion, Half, null, ForeignBucket, policy: PublicRead("fernweh-press-kit"));
        Add("fernweh-campaign-2019", DemoAccount.MainRegion, null, "Suspended", "fernweh-logs-deleted-2020", grants: [Grant(Everyone, "READ")]);
        Add("fernweh-dropbox", DemoAccount.MainRegion, null, null, null, grants: [Grant(Everyone, "WRITE"), Grant(AnyAccount, "READ")]);
        Add("fernweh-feed-exports", DemoAccount.OtherRegion, Half, "Enabled", null, policy: OnlyByTls("fernweh-feed-exports"), logPrefix: HostileNames.Formula);
        Add("fernweh-scratch", DemoAccount.MainRegion, null, null, null);

        void Add(
            string name,
            string region,
            PublicAccessBlockConfiguration? block,
            string? versioning,
            string? logs,
            (string Text, bool IsPublic)? policy = null,
            Grant[]? grants = null,
            bool hasMfaDelete = false,
            string? logPrefix = null)
        {
            var bucket = new SandboxBucket(name, region)
            {
                Created = now.AddDays(-900 - name.Length),
                PublicAccessBlock = block,
                Versioning = versioning,
                HasMfaDelete = hasMfaDelete,
                Logging = logs is null ? null : new() { TargetBucket = logs, TargetPrefix = logPrefix ?? $"{name}/" },
                Policy = policy?.Text,
                HasPublicPolicy = policy?.IsPublic == true,
            };
            bucket.Grants.AddRange(grants ?? []);
            account.Buckets.Add(bucket);
        }
    }

    private static Grant Grant(string group, string permission) => new() { Grantee = new() { Type = "Group", URI = group }, Permission = permission };

    private static (string Text, bool IsPublic) PublicRead(string bucket) => (
        new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Sid"] = HostileNames.Markup,
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "s3:GetObject",
                ["Resource"] = $"arn:aws:s3:::{bucket}/*",
            }),
        }.ToJsonString(AsWritten),
        true);

    private static (string Text, bool IsPublic) OnlyByTls(string bucket) => (
        new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Id"] = HostileNames.JsonBreaker,
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Deny",
                ["Principal"] = "*",
                ["Action"] = "s3:*",
                ["Resource"] = $"arn:aws:s3:::{bucket}/*",
                ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
            }),
        }.ToJsonString(AsWritten),
        false);
}
