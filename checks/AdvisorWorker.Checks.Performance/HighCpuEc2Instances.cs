using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Performance;

/// <summary>Instances whose processors are busy nearly all day.</summary>
public sealed class HighCpuEc2Instances(HighCpuEc2Instances.Settings settings) : ICheck<Ec2Instance>
{
    public sealed record Settings
    {
        /// <summary>A daily average CPU utilization above so many percent is high.</summary>
        [Range(0.0, 100)]
        public double CpuPercent { get; init; } = 90;

        /// <summary>So many high days of the last 14 make a finding.</summary>
        [Range(1, 14)]
        public int Days { get; init; } = 4;
    }

    public CheckDescriptor<Ec2Instance> Descriptor => field ??= new("high-cpu-ec2-instances", "ZRxQlPsb6c", Pillar.Performance)
    {
        Title = "High CPU Utilization Amazon EC2 Instances",
        Why = "An instance that is busy all day has nothing left for a peak, and a burstable one pays for or lacks credits.",
        Fix = "Choose a larger type, or add instances and spread the load over them.",
        Criteria = "Yellow: the average CPU utilization was above 90 % (setting CpuPercent) on at least 4 (setting Days) of the last 14 whole days in UTC. "
            + "A day without data is not a high one.",
        Link = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html",
        Columns =
        [
            new("Region/AZ", instance => instance.Zone),
            new("Instance ID", instance => instance.Id),
            new("Instance Name", instance => instance.Name),
            new("Instance Type", instance => instance.Type),
            .. Enumerable.Range(0, 14).Select(day => new Column<Ec2Instance>($"Day {day + 1}", instance => Percent(instance.Cpu.OrDefault()?[day]))),
            new("14-Day Average CPU Utilization", instance => Percent(instance.Cpu.OrDefault()?.Average)),
            new("Number of Days over 90% CPU Utilization", instance => instance.Cpu.OrDefault() is { } cpu ? HighDays(cpu) : (int?)null),
        ],
        Needs = [Ec2Instance.CpuPart],
    };

    public Verdict Evaluate(Ec2Instance resource, Moment at)
    {
        if (!resource.Cpu.TryRead(out var cpu, out var gap))
        {
            return gap;
        }

        var high = HighDays(cpu);
        return high >= settings.Days ? Verdict.Warning($"Busy on {high} of {cpu.Length} days") : Verdict.Ok;
    }

    private int HighDays(DailySeries cpu) => Enumerable.Range(0, cpu.Length).Count(day => cpu[day] > settings.CpuPercent);

    private static string? Percent(double? value) => value?.ToString("0.0'%'", CultureInfo.InvariantCulture);
}
