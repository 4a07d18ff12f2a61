namespace AdvisorWorker.Engine.Collect;

/// <summary>Operations that AWS bills for by the call or by what they ask for.</summary>
internal static class PaidOperations
{
    /// <summary>GetMetricData: per metric (Amazon CloudWatch pricing, API requests). Cost Explorer: per request.</summary>
    public static bool IsPaid(string operation) => operation == "cloudwatch:GetMetricData" || operation.StartsWith("ce:", StringComparison.Ordinal);
}
