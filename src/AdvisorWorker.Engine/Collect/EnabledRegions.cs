using Amazon.EC2;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Which Regions an account has switched on.</summary>
internal static class EnabledRegions
{
    /// <summary>The codes, sorted; a gap where they could not be listed.</summary>
    public static async Task<(IReadOnlyList<string> Regions, Gap? Gap)> ListAsync(AwsClients clients, string homeRegion, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await clients.Get<AmazonEC2Client>(homeRegion).DescribeRegionsAsync(new() { AllRegions = false }, cancellationToken);
            var regions = (answer.Regions ?? [])
                .Where(region => region.OptInStatus != "not-opted-in")
                .Select(region => region.RegionName)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
                .ToList();
            return regions.Count > 0 ? (regions, null) : ([], new(GapReason.Failed, "ec2:DescribeRegions", "The answer names no Region"));
        }
        catch (Exception e)
        {
            return ([], GapTranslation.Of(e, cancellationToken));
        }
    }
}
