namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Names that only this machine can mean. S3 clients put buckets before them, others account ids.</summary>
internal static class LoopbackHosts
{
    public static bool Include(string host) =>
        host is "localhost" or "127.0.0.1"
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".127.0.0.1", StringComparison.Ordinal);
}
