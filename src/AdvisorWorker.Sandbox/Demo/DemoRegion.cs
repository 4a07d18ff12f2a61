using System.Security.Cryptography;
using System.Text;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>A Region of the demo account while it is filled: makes ids, dates and tags, so that the themes say only what is special.</summary>
internal sealed class DemoRegion(SandboxAccount account, string name, DateTimeOffset now)
{
    /// <summary>So many days of metrics are kept.</summary>
    public const int MetricDays = 35;

    public SandboxAccount Account => account;

    public SandboxRegion Resources { get; } = account.EnableRegion(name);

    public Ec2Resources Ec2 => Resources.Ec2;

    public string Name => name;

    public bool IsMain => name == DemoAccount.MainRegion;

    public DateTimeOffset Now => now;

    public string Zone(char letter) => name + letter;

    public string Arn(string service, string resource) => account.Arn(service, name, resource);

    /// <summary>So many days before the demo began, an hour off midnight and noon.</summary>
    public DateTime Ago(double days) => now.UtcDateTime.AddDays(-days).AddMinutes(-37);

    /// <summary>An id that is the same whenever the demo is made: of the Region and what the resource is known by.</summary>
    public string Id(string prefix, string knownBy) => $"{prefix}-0{Hash(knownBy, 16)}";

    public string Uuid(string knownBy) => new Guid(Convert.FromHexString(Hash(knownBy, 32))).ToString();

    public string Hash(string knownBy, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}/{knownBy}")))[..length];

    /// <summary>Tags as most of the shop's resources have them.</summary>
    public static List<Tag> Tags(string? resourceName, string environment = "production", string team = "shop") =>
    [
        .. resourceName is null ? [] : (Tag[])[new() { Key = "Name", Value = resourceName }],
        new() { Key = "environment", Value = environment },
        new() { Key = "team", Value = team },
    ];

    /// <summary>A metric that goes up and down about <paramref name="usual"/> by a tenth, without chance.</summary>
    public void Metric(string metricNamespace, string metric, string dimension, string value, double usual) =>
        Metric(metricNamespace, metric, dimension, value, day => usual * (1 + (Math.Sin((day * 1.7) + (value.Length * 0.3)) / 10)));

    /// <summary>A metric by the number of days before today, from 1.</summary>
    public void Metric(string metricNamespace, string metric, string dimension, string value, Func<int, double?> byDay) =>
        Resources.CloudWatch.DailyValues[MetricKey.Of(metricNamespace, metric, dimension, value)] = [.. Enumerable.Range(1, MetricDays).Reverse().Select(byDay)];
}
