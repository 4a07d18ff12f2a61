using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace AdvisorWorker.Aws;

/// <summary>Base of the generated client configurations.</summary>
public abstract class ThinServiceConfig : ClientConfig
{
    // The time that the SDK's own standard mode allows for a connection.
    private static readonly TimeSpan UsualConnectTimeout = TimeSpan.FromSeconds(3.1);
    private static readonly IDefaultConfiguration[] Modes = [.. Enum.GetValues<DefaultConfigurationMode>().Where(mode => mode != DefaultConfigurationMode.Auto).Select(Defaults)];
    private readonly ServiceDescriptor _service;

    /// <summary>Creates the configuration of a service.</summary>
    protected ThinServiceConfig(ServiceDescriptor service)
        : base(new DefaultConfigurationProvider(Modes))
    {
        ArgumentNullException.ThrowIfNull(service);
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new ThinEndpointProvider(service);
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId, typeof(ThinServiceConfig).Assembly.GetName().Version?.ToString(3) ?? "0");
    }

    /// <inheritdoc />
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    /// <inheritdoc />
    public override string ServiceVersion => _service.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent { get; }

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ThinEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
    }

    // The SDK looks the requested mode up by name, so each must be there; they do not differ.
    private static DefaultConfiguration Defaults(DefaultConfigurationMode mode) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = UsualConnectTimeout,
        TlsNegotiationTimeout = UsualConnectTimeout,
    };
}
