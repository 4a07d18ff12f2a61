using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Operations as policies name them.</summary>
internal static class ActionNames
{
    /// <summary><c>elasticloadbalancing:DescribeLoadBalancers</c>.</summary>
    public static string Of(OperationDescriptor operation) => $"{Prefix(operation.Service)}:{operation.Name}";

    /// <summary>What policies call the service: mostly what requests are signed for.</summary>
    public static string Prefix(ServiceDescriptor service) => service.ServiceId switch
    {
        "S3 Control" => "s3control",
        "CloudWatch" => "cloudwatch",
        _ => service.SigningName,
    };
}
