using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.CostOptimizing;

/// <summary>Elastic IP addresses that no running instance and no network interface of a service uses.</summary>
public sealed class UnassociatedElasticIps : ICheck<ElasticIp>
{
    public CheckDescriptor<ElasticIp> Descriptor { get; } = new("unassociated-elastic-ips", "Z4AUBRNSmz", Pillar.CostOptimizing)
    {
        Title = "Unassociated Elastic IP Addresses",
        Why = "An Elastic IP address is billed by the hour, also while nothing answers behind it.",
        Fix = "Release the address, or associate it with a running instance.",
        Criteria = "Yellow: the address is associated with nothing, or with an instance that is stopped or stopping. "
            + "Green: it is associated with an instance in any other state, or with a network interface without an instance: NAT gateways, "
            + "load balancers and other services use those.",
        Link = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
        Columns =
        [
            Columns.Region<ElasticIp>(),
            new("IP Address", address => address.PublicIp),
        ],
        Needs = [ElasticIp.InstanceStatePart],
    };

    public Verdict Evaluate(ElasticIp resource, Moment at)
    {
        if (!resource.IsAssociated)
        {
            return Verdict.Warning("Associated with nothing");
        }

        if (resource.InstanceId is null)
        {
            return Verdict.Ok;
        }

        if (!resource.InstanceState.TryRead(out var state, out var gap))
        {
            return gap;
        }

        return state is "stopped" or "stopping" ? Verdict.Warning($"Associated with {resource.InstanceId}, which is {state}") : Verdict.Ok;
    }
}
