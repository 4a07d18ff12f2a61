namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Buckets that are closed, some without versions.</summary>
internal static class Buckets
{
    public static void Add(GeneratedRegion region)
    {
        var name = $"fernweh-{region.Name("bucket")}-{region.At.Name}";
        region.At.Account.Buckets.Add(new(name, region.At.Name)
        {
            Created = region.At.Now.AddDays(-region.Between(20, 1500)),
            PublicAccessBlock = new() { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true },
            Versioning = region.Happens(0.7) ? "Enabled" : null,
        });
    }
}
