using System.Collections.Immutable;

namespace AdvisorWorker;

/// <summary>What feeds the checks says beforehand what it calls and which other record types it reads.</summary>
public interface ISource
{
    /// <summary>The operations it may call, as <c>service:Operation</c> with AWS's service prefix: <c>ec2:DescribeInstances</c>. It calls no other.</summary>
    ImmutableArray<string> Operations { get; }

    /// <summary>Other record types it asks <see cref="CollectContext.All{T}"/> for; they are complete before it starts.</summary>
    ImmutableArray<Type> Inputs => [];
}
