namespace AdvisorWorker.Aws;

/// <summary>S3 clients may put the bucket into the host: <c>bucket.s3.us-east-1.amazonaws.com</c>, <c>bucket.localhost:4566</c>.</summary>
internal static class BucketHosts
{
    private const string Local = ".localhost";

    /// <summary>The path as it would be with the bucket in it.</summary>
    public static string PathOf(WireRequest request, ServiceDescriptor service)
        => service.ServiceId == "S3" && Bucket(request.Header("Host") ?? string.Empty) is { } bucket ? "/" + bucket + request.Path : request.Path;

    private static string? Bucket(string host)
    {
        var colon = host.LastIndexOf(':');
        var name = colon < 0 ? host : host[..colon];
        if (name.EndsWith(Local, StringComparison.OrdinalIgnoreCase))
        {
            name = name[..^Local.Length];
            name = name.EndsWith(".s3", StringComparison.Ordinal) ? name[..^3] : name;
            return name == "s3" ? null : name;
        }

        var service = name.IndexOf(".s3.", StringComparison.Ordinal);
        service = service < 0 ? name.IndexOf(".s3-", StringComparison.Ordinal) : service;
        return service > 0 ? name[..service] : null;
    }
}
