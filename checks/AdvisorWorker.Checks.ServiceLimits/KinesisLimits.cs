using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limit on shards that Kinesis reports with its own count.</summary>
public sealed class KinesisLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<KinesisAccountLimits> Source = new(
        "Kinesis",
        "Limit and usage are Kinesis's own (DescribeLimits); streams on demand count no shards.",
        "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html");

    private static readonly Limit<KinesisAccountLimits> Shards =
        new("kinesis-shards-limit", "bW7HH0l7J9", "Kinesis Shards per Region", "Shards per region", limits => limits.Shards);

    public IEnumerable<ICheck> Checks { get; } = [new ServiceLimit<KinesisAccountLimits>(Source, Shards, levels)];
}
