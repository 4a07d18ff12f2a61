using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Operations that AWS bills for by the call or by what they ask for.</summary>
internal static class PaidOperations
{
    private const string MetricData = "cloudwatch:GetMetricData";
    private const string PutMetricData = "cloudwatch:PutMetricData";

    // Prices of us-east-1; other Regions may cost more. "Amazon CloudWatch pricing": $0.01 per 1,000 metrics requested with GetMetricData,
    // outside the free tier. "AWS Cost Explorer pricing": $0.01 per request.
    private const decimal PerMetric = 0.01m / 1000;
    private const decimal PerCostRequest = 0.01m;

    // "Amazon CloudWatch pricing": $0.30 a month for each of the first 10,000 custom metrics, by the hour in which it is sent, and $0.01 per 1,000 requests.
    private const decimal PerMetricHour = 0.30m / 730;
    private const decimal PerPutRequest = 0.01m / 1000;

    /// <summary>GetMetricData: per metric (Amazon CloudWatch pricing, API requests). PutMetricData: per custom metric. Cost Explorer: per request.</summary>
    public static bool IsPaid(string operation) => operation is MetricData or PutMetricData || IsCostExplorer(operation);

    /// <summary>About what a call costs in US dollars.</summary>
    public static decimal Price(string operation, AmazonWebServiceRequest request) =>
        request is GetMetricDataRequest metrics && operation == MetricData ? PerMetric * (metrics.MetricDataQueries?.Count ?? 0)
        : request is PutMetricDataRequest put && operation == PutMetricData ? PerPutRequest + (PerMetricHour * (put.MetricData?.Count ?? 0))
        : IsCostExplorer(operation) ? PerCostRequest
        : 0;

    private static bool IsCostExplorer(string operation) => operation.StartsWith("ce:", StringComparison.Ordinal);
}
