using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Performance;

/// <summary>Security groups with very many rules.</summary>
public sealed class SecurityGroupRuleCount(SecurityGroupRuleCount.Settings settings) : ICheck<SecurityGroup>
{
    public sealed record Settings
    {
        /// <summary>A VPC group may have so many rules.</summary>
        [Range(1, 1000)]
        public int VpcRules { get; init; } = 50;

        /// <summary>An EC2-Classic group may have so many rules.</summary>
        [Range(1, 1000)]
        public int ClassicRules { get; init; } = 100;
    }

    public CheckDescriptor<SecurityGroup> Descriptor { get; } = new("security-group-rule-count", "tfg86AVHAZ", Pillar.Performance)
    {
        Title = "Large Number of Rules in an EC2 Security Group",
        Why = "Every packet of a new connection is compared with the rules, and nobody oversees a hundred of them.",
        Fix = "Delete rules that others cover, and put address lists into prefix lists.",
        Criteria = "Yellow: the group has more than 50 inbound and outbound rules together (setting VpcRules), in EC2-Classic more than 100 (setting "
            + "ClassicRules). "
            + "A rule is one protocol, port range and peer. Trusted Advisor retired this check in May 2024.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        Columns =
        [
            Columns.Region<SecurityGroup>(),
            new("Security Group Name", group => group.Name),
            new("Group ID", group => group.Id),
            new("Description", group => group.Description),
            new("Instance Count", group => Instances(group)),
            new("VPC ID", group => group.VpcId),
            new("Total Inbound Rules", group => group.Rules.Inbound),
            new("Total Outbound Rules", group => group.Rules.Outbound),
        ],
        ColumnNeeds = [SecurityGroup.AttachmentsPart],
    };

    public Verdict Evaluate(SecurityGroup resource, Moment at) =>
        resource.Rules.Total > (resource.VpcId is null ? settings.ClassicRules : settings.VpcRules)
            ? Verdict.Warning($"The group has {resource.Rules.Total} rules")
            : Verdict.Ok;

    private static int? Instances(SecurityGroup group) =>
        group.Attachments.TryRead(out var attached, out _) ? attached.Count(id => id.StartsWith("i-", StringComparison.Ordinal)) : null;
}
