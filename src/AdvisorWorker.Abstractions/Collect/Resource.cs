using System.Collections.Frozen;

namespace AdvisorWorker;

/// <summary>One immutable thing that checks judge: at most one report row per check.</summary>
/// <param name="Id">The resource's id as people know it: <c>sg-0a1…</c>, a bucket name, a function ARN.</param>
/// <param name="Region">Its Region, or <see cref="AwsScope.Global"/>.</param>
public abstract record Resource(string Id, string Region)
{
    /// <summary>Tells rows of one <see cref="Id"/> apart by content (<c>tcp/22-22/0.0.0.0/0</c>), never by position; null where the id is the row.</summary>
    public virtual string? ItemKey => null;

    /// <summary>The resource's tags, where the call that lists it gives them.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The ARN; null for what has none.</summary>
    public virtual string? Arn(AwsScope scope) => null;
}
