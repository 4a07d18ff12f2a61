using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace AdvisorWorker.Aws;

/// <summary>The step of the pipeline that gives a request its endpoint.</summary>
internal sealed class ThinEndpointResolver : BaseEndpointResolver
{
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate) => new()
    {
        ["Region"] = alternate?.SystemName ?? RegionOfCustomEndpoint(config) ?? config.RegionEndpoint?.SystemName,
        ["UseDualStack"] = config.UseDualstackEndpoint,
        ["UseFIPS"] = config.UseFIPSEndpoint,
        ["Endpoint"] = config.ServiceURL,
    };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
        => Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        // An account id before "127.0.0.1" or "localhost" would be a host that does not exist.
        if (!IsLocal(executionContext.RequestContext.Request.Endpoint.Host))
        {
            InjectHostPrefix(executionContext.RequestContext);
        }
    }

    private static bool IsLocal(string host)
        => IPAddress.TryParse(host.Trim('[', ']'), out _)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || !host.Contains('.', StringComparison.Ordinal);

    private static string? RegionOfCustomEndpoint(IClientConfig config)
    {
        if (string.IsNullOrEmpty(config.ServiceURL))
        {
            return null;
        }

        if (!string.IsNullOrEmpty(config.AuthenticationRegion))
        {
            return config.AuthenticationRegion;
        }

        return config.RegionEndpoint?.SystemName ?? AWSSDKUtils.DetermineRegion(config.ServiceURL);
    }
}
