using AdvisorWorker.Sandbox.Demo;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>A Region while ordinary resources are added: numbers them, and shares between them what many have alike, for there may be very many.</summary>
internal sealed class GeneratedRegion(DemoRegion at, Random chance)
{
    private static readonly string[] Words =
        ["orders", "stock", "mail", "media", "ledger", "route", "parcel", "voucher", "review", "basket", "tax", "report", "sync", "audit", "label", "price"];

    private static readonly string[] Environments = ["production", "production", "staging", "test"];

    private readonly Dictionary<(string, double), IReadOnlyList<double?>> _values = [];
    private readonly Dictionary<string, List<GroupIdentifier>> _groups = new(StringComparer.Ordinal);
    private int _number;

    public DemoRegion At => at;

    public SandboxRegion Resources => at.Resources;

    public Ec2Resources Ec2 => at.Ec2;

    /// <summary>The last server, for what needs one.</summary>
    public Instance? Server { get; set; }

    public bool Happens(double probability) => chance.NextDouble() < probability;

    public T One<T>(params ReadOnlySpan<T> of) => of[chance.Next(of.Length)];

    public int Between(int least, int most) => chance.Next(least, most + 1);

    public string Name(string kind) => $"{kind}-{One<string>(Words)}-{++_number}";

    public string Id(string prefix) => $"{prefix}-0{chance.NextInt64():x16}";

    public string Hex() => $"{chance.NextInt64():x16}";

    public List<Tag> Tags(string name) => DemoRegion.Tags(name, One<string>(Environments), One("shop", "platform", "data"));

    public List<GroupIdentifier> Groups(string name)
    {
        if (!_groups.TryGetValue(name, out var groups))
        {
            _groups[name] = groups = [SecurityGroups.Named(at, name)];
        }

        return groups;
    }

    /// <summary>Zones as the demo fills them: evenly in the main Region and badly in the other.</summary>
    public char ServerZone(int number) => (at.IsMain ? "abc" : "aab")[number % 3];

    /// <summary>A metric that stays what it is.</summary>
    public void Metric(string metricNamespace, string metric, string dimension, string value, double each)
    {
        if (!_values.TryGetValue((metric, each), out var values))
        {
            _values[(metric, each)] = values = [.. Enumerable.Repeat<double?>(each, DemoRegion.MetricDays)];
        }

        Resources.CloudWatch.DailyValues[MetricKey.Of(metricNamespace, metric, dimension, value)] = values;
    }
}
