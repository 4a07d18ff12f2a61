using AdvisorWorker.Resources.CloudWatch;

namespace AdvisorWorker.Resources.Lambda;

/// <summary>A Lambda function as its unpublished version <c>$LATEST</c> is configured.</summary>
/// <param name="Id">Its ARN, without a version.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsContainerImage">Deployed as a container image, which brings its own runtime.</param>
/// <param name="Runtime">Such as <c>python3.13</c>; null for a container image.</param>
public sealed record LambdaFunction(string Id, string Region, string Name, bool IsContainerImage, string? Runtime) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Invocations"/>.</summary>
    public static PartKey<LambdaFunction> InvocationsPart { get; } =
        new(nameof(Invocations), (function, gap) => function with { Invocations = gap });

    /// <summary>Invocations per day of the last 30. A day without a point had none.</summary>
    public Part<DailySeries> Invocations { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Id;
}
