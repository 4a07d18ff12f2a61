using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Security;

/// <summary>Inbound rules that admit the whole world to anything but mail and web.</summary>
public sealed class SecurityGroupUnrestrictedAccess(SecurityGroupUnrestrictedAccess.Settings settings) : ICheck<IngressRule>
{
    public sealed record Settings
    {
        /// <summary>Ports that may be open; 25, 80 and 443 when not set.</summary>
        public IReadOnlyList<int>? AllowedPorts { get; init; }

        /// <summary>The status where the group protects something.</summary>
        [AllowedValues(CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Error)]
        public CheckStatus Attached { get; init; } = CheckStatus.Error;

        /// <summary>The status where the group protects nothing yet.</summary>
        [AllowedValues(CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Error)]
        public CheckStatus Unattached { get; init; } = CheckStatus.Error;

        /// <summary>Count <c>::/0</c> as the world too. Trusted Advisor looks at IPv4 alone.</summary>
        public bool Ipv6 { get; init; } = true;
    }

    private readonly IReadOnlyList<int> allowedPorts = settings.AllowedPorts ?? [25, 80, 443];
    private readonly bool dependsOnAttachments = settings.Attached != settings.Unattached;

    public CheckDescriptor<IngressRule> Descriptor { get; } = new("security-group-unrestricted-access", "1iG5NDGVre", Pillar.Security)
    {
        Title = "Security Groups - Unrestricted Access",
        Why = "A port that everybody can reach is found by scanners within minutes, whatever listens behind it.",
        Fix = "Limit the rule to the addresses that need it, or delete it.",
        Criteria = "Red: a rule admits 0.0.0.0/0 or ::/0 to any port but 25, 80 and 443 (setting AllowedPorts), whether the group is attached to "
            + "anything or not; "
            + "the settings Attached and Unattached change either. Some editions of Trusted Advisor's page say yellow for attached groups. "
            + "::/0 counts unless the setting Ipv6 is false, as in Trusted Advisor. "
            + "Rules of protocols without ports (ICMP, GRE, ESP) are green. Default groups are judged as any other.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        Columns =
        [
            Columns.Region<IngressRule>(),
            new("Security Group Name", rule => rule.Group.Name),
            new("Security Group ID", rule => rule.Id),
            new("Protocol", rule => rule.Rule.Protocol),
            new("Port", rule => rule.Rule.Ports),
            Columns.Status<IngressRule>(),
            new("IP Range", rule => rule.Rule.Peer),
        ],

        // A denied DescribeNetworkInterfaces must not hide findings that do not hang on it.
        Needs = settings.Attached == settings.Unattached ? [] : [IngressRule.AttachmentsPart],
    };

    public Verdict Evaluate(IngressRule resource, Moment at)
    {
        var rule = resource.Rule;
        if (!rule.IsOpenToWorld || !rule.HasPorts || (rule.IsIpv6 && !settings.Ipv6) || rule.IsOnlyOn(allowedPorts))
        {
            return Verdict.Ok;
        }

        if (!dependsOnAttachments)
        {
            return Graded(settings.Attached, rule);
        }

        return resource.Attachments.TryRead(out var attachments, out var gap)
            ? Graded(attachments.IsEmpty ? settings.Unattached : settings.Attached, rule)
            : gap;
    }

    private static Verdict Graded(CheckStatus status, SecurityGroupRule rule) => status switch
    {
        CheckStatus.Error => Verdict.Error($"Open to {rule.Peer}: port {rule.Ports}"),
        CheckStatus.Warning => Verdict.Warning($"Open to {rule.Peer}: port {rule.Ports}"),
        _ => Verdict.Ok,
    };
}
