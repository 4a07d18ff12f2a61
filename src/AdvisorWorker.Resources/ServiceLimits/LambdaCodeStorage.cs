using AdvisorWorker.Resources.Lambda;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>A Lambda function as one of those that share the Region's code storage.</summary>
/// <param name="Id">The function's ARN.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Name">Its name.</param>
public sealed record LambdaCodeStorage(string Id, string Region, string Name) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Account"/>.</summary>
    public static PartKey<LambdaCodeStorage> AccountPart { get; } = new(nameof(Account), (storage, gap) => storage with { Account = gap });

    /// <summary>Declares <see cref="Versions"/>.</summary>
    public static PartKey<LambdaCodeStorage> VersionsPart { get; } = new(nameof(Versions), (storage, gap) => storage with { Versions = gap });

    /// <summary>Bytes that all functions and layers of the Region have stored.</summary>
    public Part<LimitUsage> Account { get; init; }

    /// <summary>What of it are this function's versions.</summary>
    public Part<LambdaVersions?> Versions { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Id;
}

/// <summary>All versions of a function, <c>$LATEST</c> included.</summary>
/// <param name="Count">How many.</param>
/// <param name="CodeSize">The bytes of their code together.</param>
public sealed record LambdaVersions(int Count, long CodeSize);

/// <summary>Makes a row of each function.</summary>
public sealed class LambdaCodeStorages : Derivation<LambdaFunction, LambdaCodeStorage>
{
    private readonly List<LambdaCodeStorage> functions = [];

    /// <inheritdoc/>
    public override void Add(LambdaFunction input) => functions.Add(new(input.Id, input.Region, input.Name) { Tags = input.Tags });

    /// <inheritdoc/>
    public override IEnumerable<LambdaCodeStorage> Finish(AwsScope scope, Gap? gap) => functions;
}
