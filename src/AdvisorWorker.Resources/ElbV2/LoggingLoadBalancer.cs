namespace AdvisorWorker.Resources.ElbV2;

/// <summary>A load balancer of the kinds that write access logs of requests: Application and Classic Load Balancers as one type.</summary>
/// <param name="Id">The ARN of an Application Load Balancer, the name of a Classic one.</param>
/// <param name="Region">Its Region.</param>
/// <param name="IsClassic">A Classic Load Balancer.</param>
public sealed record LoggingLoadBalancer(string Id, string Region, bool IsClassic) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="AccessLogs"/>.</summary>
    public static PartKey<LoggingLoadBalancer> AccessLogsPart { get; } = new(nameof(AccessLogs), (balancer, gap) => balancer with { AccessLogs = gap });

    /// <summary>Its access logs.</summary>
    public Part<AccessLogs> AccessLogs { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) =>
        IsClassic ? $"arn:{scope.Partition}:elasticloadbalancing:{Region}:{scope.Account}:loadbalancer/{Id}" : Id;
}

/// <summary>How a load balancer logs.</summary>
/// <param name="Enabled">Logging is on.</param>
/// <param name="Bucket">The S3 bucket.</param>
public sealed record AccessLogs(bool Enabled, string? Bucket);
