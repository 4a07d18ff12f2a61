using System.Net;

namespace AdvisorWorker.Aws;

/// <summary>A request that cannot be decoded, with what to answer.</summary>
internal sealed class RefusedRequestException(string code, string message, HttpStatusCode status, ServiceDescriptor? service = null) : Exception(message)
{
    public string Code => code;

    public HttpStatusCode Status => status;

    /// <summary>The service that the request was meant for, as far as that is known.</summary>
    public ServiceDescriptor? Service => service;
}
