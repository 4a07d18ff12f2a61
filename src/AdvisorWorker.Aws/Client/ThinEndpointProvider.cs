using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AdvisorWorker.Aws;

/// <summary>Finds a service's endpoint: a custom one, else the partition's, else the Region's.</summary>
internal sealed class ThinEndpointProvider(ServiceDescriptor service) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var region = parameters["Region"] as string;
        if (parameters["Endpoint"] is string custom)
        {
            // The SDK would guess a Region from the host of a custom endpoint, and an emulator would answer for that one.
            return region is null ? new Endpoint(custom) : new Endpoint(custom, SigningAttributes(region), string.Empty);
        }

        if (region is null)
        {
            throw new AmazonClientException("No RegionEndpoint or ServiceURL configured");
        }

        var partition = Fn.Partition(region);
        var fips = Equals(parameters["UseFIPS"], true);
        var dualStack = Equals(parameters["UseDualStack"], true);
        if (!fips && !dualStack && service.GlobalEndpoints.TryGetValue(partition.name, out var global))
        {
            return new Endpoint("https://" + global.Host, SigningAttributes(global.SigningRegion), string.Empty);
        }

        var prefix = fips ? service.EndpointPrefix + "-fips" : service.EndpointPrefix;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}.{region}.{suffix}");
    }

    private string SigningAttributes(string region)
        => $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{service.SigningName}}","signingRegion":"{{region}}"}]}""";
}
