using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Performance;

/// <summary>Instances whose security groups together have very many rules.</summary>
public sealed class Ec2InstanceRuleCount(Ec2InstanceRuleCount.Settings settings) : ICheck<Ec2Instance>
{
    public sealed record Settings
    {
        /// <summary>An instance in a VPC may have so many rules.</summary>
        [Range(1, 5000)]
        public int VpcRules { get; init; } = 50;

        /// <summary>An instance in EC2-Classic may have so many rules.</summary>
        [Range(1, 5000)]
        public int ClassicRules { get; init; } = 100;
    }

    public CheckDescriptor<Ec2Instance> Descriptor { get; } = new("ec2-instance-rule-count", "j3DFqYTe29", Pillar.Performance)
    {
        Title = "Large Number of EC2 Security Group Rules Applied to an Instance",
        Why = "All rules of all its groups apply to an instance at once, so groups that look small add up.",
        Fix = "Attach fewer groups, and delete rules that others cover.",
        Criteria = "Yellow: the security groups of the instance, each once, have more than 50 inbound and outbound rules together (setting VpcRules), "
            + "in EC2-Classic more than 100 (setting ClassicRules). Stopped instances are judged too. Trusted Advisor retired this check in May 2024.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        Columns =
        [
            Columns.Region<Ec2Instance>(),
            new("Instance ID", instance => instance.Id),
            new("Instance Name", instance => instance.Name),
            new("VPC ID", instance => instance.VpcId),
            new("Total Inbound Rules", instance => instance.Rules.TryRead(out var rules, out _) ? rules.Inbound : (int?)null),
            new("Total Outbound Rules", instance => instance.Rules.TryRead(out var rules, out _) ? rules.Outbound : (int?)null),
        ],
        Needs = [Ec2Instance.RulesPart],
    };

    public Verdict Evaluate(Ec2Instance resource, Moment at)
    {
        if (!resource.Rules.TryRead(out var rules, out var gap))
        {
            return gap;
        }

        return rules.Total > (resource.VpcId is null ? settings.ClassicRules : settings.VpcRules)
            ? Verdict.Warning($"{rules.Total} rules of {resource.SecurityGroupIds.Length} groups apply to the instance")
            : Verdict.Ok;
    }
}
