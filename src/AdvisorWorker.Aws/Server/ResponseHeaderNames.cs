namespace AdvisorWorker.Aws;

/// <summary>Headers that every response has.</summary>
internal static class ResponseHeaderNames
{
    public static Dictionary<string, string> Start(ServiceDescriptor? service, string requestId) => new(StringComparer.OrdinalIgnoreCase)
    {
        [service?.ServiceId == "S3" ? "x-amz-request-id" : "x-amzn-RequestId"] = requestId,
    };

    public static string ContentType(ServiceDescriptor service) => service.Protocol switch
    {
        WireProtocol.Json => "application/x-amz-json-" + service.JsonVersion,
        WireProtocol.RestJson => "application/json",
        WireProtocol.RestXml => "application/xml",
        _ => "text/xml;charset=UTF-8",
    };
}
