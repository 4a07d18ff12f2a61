using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.CostOptimizing;

/// <summary>Classic Load Balancers that serve nobody.</summary>
public sealed class IdleLoadBalancers(IdleLoadBalancers.Settings settings) : ICheck<ClassicLoadBalancer>
{
    public sealed record Settings
    {
        /// <summary>A day with fewer requests is a quiet one.</summary>
        [Range(1, 1_000_000)]
        public int RequestsPerDay { get; init; } = 100;

        /// <summary>Younger load balancers are not judged by their requests. Trusted Advisor names no age.</summary>
        [Range(0, 7)]
        public int MinimumAgeDays { get; init; }
    }

    public CheckDescriptor<ClassicLoadBalancer> Descriptor { get; } = new("idle-load-balancers", "hjLMh88uM8", Pillar.CostOptimizing)
    {
        Title = "Idle Load Balancers",
        Why = "A load balancer is billed by the hour, whether anybody uses it or not.",
        Fix = "Delete it when nobody needs it, or register instances that answer.",
        Criteria = "Classic Load Balancers. Yellow: no registered instances; or none of them InService; or fewer than 100 requests (setting RequestsPerDay) "
            + "on each of the last 7 whole UTC days. A day without a data point is a day without requests, also before the load balancer was made, unless "
            + "it is younger than the setting MinimumAgeDays (0). For TCP and SSL listeners CloudWatch counts connections, and a few can carry all traffic: "
            + "such a load balancer is idle by its requests only when it also processed no bytes. Each of the three reasons is enough without the others' "
            + "data. The saving is the price of 730 hours.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-cloudwatch-metrics.html",
        Columns =
        [
            Columns.Region<ClassicLoadBalancer>(),
            new("Load Balancer Name", balancer => balancer.Id),
            Columns.Reason<ClassicLoadBalancer>(),
            Columns.Savings<ClassicLoadBalancer>(),
        ],
        Needs = [ClassicLoadBalancer.HealthyInstancesPart, ClassicLoadBalancer.RequestsPart, ClassicLoadBalancer.ProcessedBytesPart],
        ColumnNeeds = [ClassicLoadBalancer.HourlyPricePart],
    };

    public Verdict Evaluate(ClassicLoadBalancer resource, Moment at)
    {
        if (resource.InstanceIds.IsEmpty)
        {
            return Verdict.Warning("No registered instances");
        }

        if (resource.HealthyInstances.TryRead(out var healthy, out var noHealth) && healthy.IsEmpty)
        {
            return Verdict.Warning("No healthy instances");
        }

        var isQuiet = IsQuiet(resource, at);
        if (isQuiet.TryRead(out var quiet, out var noTraffic) && quiet)
        {
            return Verdict.Warning($"Fewer than {settings.RequestsPerDay} requests on each of the last 7 days");
        }

        return (noHealth ?? noTraffic) is { } gap ? gap : Verdict.Ok;
    }

    public Money? Savings(ClassicLoadBalancer resource, Verdict verdict) =>
        resource.HourlyPrice.OrDefault() is { } price ? price with { Amount = price.Amount * 730 } : null;

    private Part<bool> IsQuiet(ClassicLoadBalancer balancer, Moment at)
    {
        if (settings.MinimumAgeDays > 0 && balancer.CreatedAt is null)
        {
            return ClassicLoadBalancer.Lacks("CreatedTime");
        }

        if (balancer.CreatedAt is { } created && at.Since(created).TotalDays < settings.MinimumAgeDays)
        {
            return false;
        }

        if (!balancer.Requests.TryRead(out var requests, out var noRequests))
        {
            return noRequests;
        }

        if (requests.Max(missing: 0) >= settings.RequestsPerDay || !balancer.CountsConnections)
        {
            return requests.Max(missing: 0) < settings.RequestsPerDay;
        }

        return balancer.ProcessedBytes.TryRead(out var bytes, out var noBytes) ? bytes.Sum(missing: 0) == 0 : noBytes;
    }
}
