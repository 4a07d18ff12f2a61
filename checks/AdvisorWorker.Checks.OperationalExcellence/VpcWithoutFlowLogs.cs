using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>VPCs whose traffic nobody records.</summary>
public sealed class VpcWithoutFlowLogs(VpcWithoutFlowLogs.Settings settings) : ICheck<Vpc>
{
    public sealed record Settings
    {
        /// <summary><c>ALL</c>, <c>ACCEPT</c> or <c>REJECT</c>: the traffic that must be recorded; any when not set.</summary>
        [AllowedValues(null, "ALL", "ACCEPT", "REJECT")]
        public string? TrafficType { get; init; }
    }

    public CheckDescriptor<Vpc> Descriptor { get; } = new("vpc-without-flow-logs", "c18d2gz122", Pillar.OperationalExcellence)
    {
        Title = "Amazon VPC Without Flow Logs",
        Why = "Without flow logs nobody can tell afterwards who talked to whom, or why a connection failed.",
        Fix = "Create a flow log for the VPC, delivered to CloudWatch Logs, S3 or Firehose.",
        Criteria = "Yellow: the VPC has no active flow log of its own (setting TrafficType: none that records this traffic; a flow log of all traffic "
            + "records every type). "
            + "Flow logs of single subnets or network interfaces do not count. VPCs that another account shares are left out, as only their owner sees "
            + "their flow logs.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
        Columns = Columns.ConfigRule<Vpc>(
            "vpc-flow-logs-enabled", settings.TrafficType is { } type ? $$"""{"trafficType":"{{type}}"}""" : null),
        Needs = [Vpc.FlowLogsPart],
    };

    public Verdict Evaluate(Vpc resource, Moment at)
    {
        if (!resource.IsOwn)
        {
            return Verdict.Skip;
        }

        if (!resource.FlowLogs.TryRead(out var types, out var gap))
        {
            return gap;
        }

        return types.Any(Records) ? Verdict.Ok : Verdict.Warning($"No active flow log{(settings.TrafficType is { } wanted ? $" of {wanted} traffic" : null)}");
    }

    private bool Records(string type) => settings.TrafficType is null || type == settings.TrafficType || type == "ALL";
}
