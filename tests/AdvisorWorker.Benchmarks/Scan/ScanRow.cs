using AdvisorWorker.Sandbox;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>One scan of the client and one of the bare fetcher, of the same account, one right after the other.</summary>
/// <param name="Resources">The account's size.</param>
/// <param name="LatencyMs">What the server waits before each answer.</param>
/// <param name="Paced">Both keep to the rates of AWS.</param>
/// <param name="Client">What the client took.</param>
/// <param name="Fetcher">What the fetcher took.</param>
/// <param name="Asked">What the client asked, by the sandbox's own count.</param>
/// <param name="Fetched">What the fetcher asked.</param>
/// <param name="AllocatedBytes">What the client allocated, in a run of its own; null where that was not measured.</param>
internal sealed record ScanRow(
    int Resources, int LatencyMs, bool Paced, Took Client, Took Fetcher, IReadOnlyDictionary<string, CallCount> Asked, IReadOnlyDictionary<string, CallCount> Fetched, double? AllocatedBytes)
{
    // What these are asked depends on values that the fetcher does not read. Their number hardly grows with the account.
    private static readonly Dictionary<string, string> DecidedByValues = new(StringComparer.Ordinal)
    {
        ["pricing.GetProducts"] = "one per combination of platform, licence and tenancy; the fetcher asks one per kind",
        ["cloudwatch.GetMetricData"] = "some metrics are read of flagged resources only; the fetcher leaves those out",
        ["ec2.DescribeInstanceTypes"] = "of instances that do not state their processors",
        ["elb.DescribeInstanceHealth"] = "of load balancers that have instances; the fetcher asks for all",
        ["elb.DescribeLoadBalancerPolicies"] = "of load balancers whose listeners name policies",
        ["s3.HeadBucket"] = "of log targets that are not the account's",
        ["service-quotas.ListAWSDefaultServiceQuotas"] = "where a quota is missing in the list",
    };

    public int Calls => Asked.Values.Sum(call => call.Calls);

    public int Distinct => Asked.Values.Sum(call => call.Distinct);

    public int FetcherCalls => Fetched.Values.Sum(call => call.Calls);

    public double Ratio => Client.Wall / Fetcher.Wall;

    /// <summary>What is wrong with the measurement, or with the client: a call made twice, or chains that the fetcher does not follow.</summary>
    public IEnumerable<string> Wrong =>
    [
        .. Asked.Where(call => call.Value.Calls != call.Value.Distinct).Select(call => $"{call.Key}: the client made {call.Value.Calls} calls, {call.Value.Distinct} of them distinct"),
        .. Fetched.Where(call => call.Value.Calls != call.Value.Distinct).Select(call => $"{call.Key}: the fetcher made {call.Value.Calls} calls, {call.Value.Distinct} of them distinct"),
        .. Asked.Keys.Union(Fetched.Keys).Where(operation => !DecidedByValues.ContainsKey(operation)).Order(StringComparer.Ordinal)
            .Select(operation => (Operation: operation, Client: Asked.GetValueOrDefault(operation)?.Distinct ?? 0, Fetcher: Fetched.GetValueOrDefault(operation)?.Distinct ?? 0))
            .Where(count => count.Client != count.Fetcher)
            .Select(count => $"{count.Operation}: the client asked {count.Client} times and the fetcher {count.Fetcher}"),
    ];
}
