using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Wire;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>The services that the sandbox can decode calls to.</summary>
internal static class SandboxServices
{
    private const string CloudWatch = "cloudwatch";

    /// <summary>All of them. CloudWatch is there twice: our client speaks its query protocol, other SDKs speak JSON with it.</summary>
    public static IReadOnlyList<ServiceDescriptor> All { get; } =
        [.. AwsServices.All, .. WireServices.All, JsonCloudWatch(AwsServices.All.Single(service => service.Name == CloudWatch))];

    private static ServiceDescriptor JsonCloudWatch(ServiceDescriptor query) => new(query.Operations.Values.Select(Copy), query.NewException)
    {
        Name = query.Name,
        Namespace = query.Namespace,
        ServiceId = query.ServiceId,
        EndpointPrefix = query.EndpointPrefix,
        SigningName = query.SigningName,
        ApiVersion = query.ApiVersion,
        Protocol = WireProtocol.Json,
        TargetPrefix = "GraniteServiceVersion20100801",
        JsonVersion = "1.0",
        IsQueryCompatible = true,
    };

    /// <summary>An operation belongs to one service, so that its twin is another one.</summary>
    private static OperationDescriptor Copy(OperationDescriptor operation) =>
        new(operation.Name, operation.RequestType, operation.ResponseType, operation.NewRequest, operation.NewResponse)
        {
            RequestBody = operation.RequestBody,
            ResponseBody = operation.ResponseBody,
            Errors = operation.Errors,
        };
}
