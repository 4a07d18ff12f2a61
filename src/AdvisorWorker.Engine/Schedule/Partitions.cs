using Amazon;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>What differs between AWS's partitions.</summary>
public static class Partitions
{
    /// <summary>The Region that the partition's global services (IAM, Route 53, Support, Organizations) are signed for.</summary>
    public static string GlobalRegion(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    };

    /// <summary>Every Region code that the SDK knows, for catching typing mistakes.</summary>
    public static IEnumerable<string> KnownRegions =>
        RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Where(name => name.Contains('-') && !name.EndsWith("-global", StringComparison.Ordinal));
}
