using System.Collections.Immutable;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>Faults of chance.</summary>
internal static class RandomFaults
{
    private static readonly int[] Statuses = [500, 502, 503, 504];

    // Denials are what accounts meet most.
    private static readonly FaultKind[] Unanswering =
        [FaultKind.Denied, FaultKind.Denied, FaultKind.Denied, FaultKind.Throttle, FaultKind.ServerError, FaultKind.Reset, FaultKind.Truncate];

    /// <summary>Every operation that the checks may call.</summary>
    public static ImmutableArray<string> Operations { get; } = CollectionPlan.For(BuiltIn.Catalog.Sources, BuiltIn.Catalog.Checks.Select(check => check.Check)).Operations;

    /// <summary>Faults that patience overcomes: about four of ten calls fail, each at its next tries with the same chance.</summary>
    public static IReadOnlyList<FaultRule> Passing(int seed)
    {
        var chance = new Random(seed);
        return
        [
            Slowness(chance),
            new(FaultKind.Throttle) { Probability = 0.3 * chance.NextDouble() },
            new(FaultKind.ServerError) { Probability = 0.1 * chance.NextDouble(), Status = Of(chance, Statuses) },
            new(FaultKind.Reset) { Probability = 0.05 * chance.NextDouble() },

            // Of all protocols, and calls that are never refused: a refusal that is cut off is still one, and not asked for again.
            .. from operation in (string[])["ec2:Describe*", "rds:Describe*", "s3:GetBucketAcl", "s3:GetBucketVersioning", "lambda:List*", "dynamodb:Describe*", "servicequotas:List*"]
               select new FaultRule(FaultKind.Truncate) { Operation = operation, Probability = 0.2 * chance.NextDouble(), HonestLength = chance.Next(2) == 0 },
        ];
    }

    /// <summary>Faults that stay: of some operations, everywhere or in one Region, all calls fail, or some of them.</summary>
    public static IReadOnlyList<FaultRule> Lasting(int seed)
    {
        var chance = new Random(seed);
        var share = chance.NextDouble() * 0.6;
        return
        [
            Slowness(chance),
            .. from operation in Operations
               where chance.NextDouble() < share
               select new FaultRule(Of(chance, Unanswering))
               {
                   Operation = operation,
                   Region = chance.Next(3) is var region and < 2 ? RandomAccount.Regions[region] : null,
                   Probability = chance.Next(2) == 0 ? 1 : 0.5 * chance.NextDouble(),
                   Status = Of(chance, Statuses),
                   ByServiceControlPolicy = chance.Next(2) == 0,
                   HonestLength = chance.Next(2) == 0,
               },
        ];
    }

    /// <summary>A few operations that are denied everywhere.</summary>
    public static IReadOnlyList<FaultRule> Denied(Random chance) =>
        [.. Enumerable.Range(0, chance.Next(4)).Select(_ => new FaultRule(FaultKind.Denied) { Operation = Operations[chance.Next(Operations.Length)] })];

    /// <summary>Answers that come in another order than they were asked for.</summary>
    public static FaultRule Slowness(Random chance) => new(FaultKind.Latency) { Probability = 0.5, MaxLatency = TimeSpan.FromMilliseconds(chance.Next(1, 20)) };

    private static T Of<T>(Random chance, T[] some) => some[chance.Next(some.Length)];
}
