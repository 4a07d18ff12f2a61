using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.CostOptimizing;

/// <summary>Instances that hardly compute and hardly talk.</summary>
public sealed class LowUtilizationEc2Instances(LowUtilizationEc2Instances.Settings settings) : ICheck<Ec2Instance>
{
    // Trusted Advisor's month: 30 days.
    private const decimal HoursPerMonth = 720;

    public sealed record Settings
    {
        /// <summary>A daily average CPU utilization of up to this many percent is low.</summary>
        [Range(0.0, 100)]
        public double CpuPercent { get; init; } = 10;

        /// <summary>Up to this many megabytes (10^6 bytes) in and out a day are low.</summary>
        [Range(0.0, 1_000_000)]
        public double NetworkMegabytes { get; init; } = 5;

        /// <summary>So many low days of the last 14 make a finding.</summary>
        [Range(1, 14)]
        public int Days { get; init; } = 4;
    }

    public CheckDescriptor<Ec2Instance> Descriptor => field ??= new("low-utilization-ec2-instances", "Qch7DwouX1", Pillar.CostOptimizing)
    {
        Title = "Low utilization Amazon EC2 instances",
        Why = "An instance is billed by the time it runs, not by what it does.",
        Fix = "Stop or terminate the instance, choose a smaller type, or let Auto Scaling set the number.",
        Criteria = "Yellow: on at least 4 of the last 14 whole days in UTC (setting Days) the average CPU utilization was at most 10 % (setting "
            + "CpuPercent) and the network traffic "
            + "in and out at most 5 MB (setting NetworkMegabytes). A day without data, such as one the instance was stopped, is not a low one. "
            + "Stopped instances are judged by the days they ran. The saving is the On-Demand price of 720 hours times the share of low days; Spot "
            + "Instances show none.",
        Link = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Stop_Start.html",
        Columns =
        [
            new("Region/AZ", instance => instance.Zone),
            new("Instance ID", instance => instance.Id),
            new("Instance Name", instance => instance.Name),
            new("Instance Type", instance => instance.Type),
            Columns.Savings<Ec2Instance>(),
            .. Enumerable.Range(0, 14).Select(day => new Column<Ec2Instance>($"Day {day + 1}", instance => Day(instance, day))),
            new("14-Day Average CPU Utilization", instance => Percent(instance.Cpu.OrDefault()?.Average)),
            new("14-Day Average Network I/O", instance => Megabytes(instance.NetworkBytes.OrDefault()?.Average)),
            new("Number of Days Low Utilization", instance => LowDays(instance) is { } days ? $"{days} days" : null),
        ],
        Needs = [Ec2Instance.CpuPart, Ec2Instance.NetworkBytesPart],
        ColumnNeeds = [Ec2Instance.HourlyPricePart],
    };

    public Verdict Evaluate(Ec2Instance resource, Moment at)
    {
        var readCpu = resource.Cpu.TryRead(out var cpu, out var noCpu);
        var readNetwork = resource.NetworkBytes.TryRead(out var network, out var noNetwork);

        // Either metric alone can prove that there are too few low days.
        if ((readCpu && Count(cpu!, settings.CpuPercent) < settings.Days) || (readNetwork && Count(network!, NetworkLimit) < settings.Days))
        {
            return Verdict.Ok;
        }

        if ((noCpu ?? noNetwork) is { } gap)
        {
            return gap;
        }

        var low = LowDays(cpu!, network!);
        return low >= settings.Days ? Verdict.Warning($"Hardly used on {low} of {cpu!.Length} days") : Verdict.Ok;
    }

    public Money? Savings(Ec2Instance resource, Verdict verdict) =>
        !resource.IsSpot && resource.HourlyPrice.OrDefault() is { } price && LowDays(resource) is { } days
            ? price with { Amount = decimal.Round(price.Amount * HoursPerMonth * days / 14, 2) }
            : null;

    private double NetworkLimit => settings.NetworkMegabytes * 1e6;

    private int? LowDays(Ec2Instance instance) =>
        instance.Cpu.OrDefault() is { } cpu && instance.NetworkBytes.OrDefault() is { } network ? LowDays(cpu, network) : null;

    private int LowDays(DailySeries cpu, DailySeries network) =>
        Enumerable.Range(0, cpu.Length).Count(day => cpu[day] <= settings.CpuPercent && network[day] <= NetworkLimit);

    private static int Count(DailySeries series, double atMost) => Enumerable.Range(0, series.Length).Count(day => series[day] <= atMost);

    private static Cell Day(Ec2Instance instance, int day)
    {
        var cpu = Percent(instance.Cpu.OrDefault()?[day]);
        var network = Megabytes(instance.NetworkBytes.OrDefault()?[day]);
        return cpu is null || network is null ? cpu ?? network : $"{cpu}  {network}";
    }

    private static string? Percent(double? value) => value?.ToString("0.0'%'", CultureInfo.InvariantCulture);

    private static string? Megabytes(double? bytes) => (bytes / 1e6)?.ToString("0.00'MB'", CultureInfo.InvariantCulture);
}
