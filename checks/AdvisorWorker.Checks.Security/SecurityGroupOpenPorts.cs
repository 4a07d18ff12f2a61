using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Security;

/// <summary>Inbound rules that let the whole world reach a port.</summary>
public sealed class SecurityGroupOpenPorts(SecurityGroupOpenPorts.Settings settings) : ICheck<IngressRule>
{
    public sealed record Settings
    {
        /// <summary>Ports that are red; 20, 21, 22, 1433, 1434, 3306, 3389, 4333, 5432 and 5500 when not set.</summary>
        public IReadOnlyList<int>? RedPorts { get; init; }

        /// <summary>Ports that may be open; 25, 80, 443 and 465 when not set.</summary>
        public IReadOnlyList<int>? AllowedPorts { get; init; }

        /// <summary>Count <c>::/0</c> as the world too. Trusted Advisor looks at IPv4 alone.</summary>
        public bool Ipv6 { get; init; } = true;
    }

    private readonly IReadOnlyList<int> redPorts = settings.RedPorts ?? [20, 21, 22, 1433, 1434, 3306, 3389, 4333, 5432, 5500];
    private readonly IReadOnlyList<int> allowedPorts = settings.AllowedPorts ?? [25, 80, 443, 465];

    public CheckDescriptor<IngressRule> Descriptor { get; } = new("security-group-open-ports", "HCP4007jGY", Pillar.Security)
    {
        Title = "Security Groups - Specific Ports Unrestricted",
        Why = "Ports for administration, file transfer and databases that everybody can reach are what attackers try first.",
        Fix = "Limit the rule to the addresses that need it, or reach the instance through Session Manager and delete the rule.",
        Criteria = "Red: 0.0.0.0/0 may reach port 20, 21, 22, 1433, 1434, 3306, 3389, 4333, 5432 or 5500 (setting RedPorts). Yellow: any other port. "
            + "Green: only port 25, 80, 443 or 465 (setting AllowedPorts). ::/0 counts like 0.0.0.0/0 unless the setting Ipv6 is false, as in Trusted Advisor. "
            + "Rules of protocols without ports (ICMP, GRE, ESP) are green. Default groups are judged as any other.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        Core = true,
        Columns =
        [
            Columns.Region<IngressRule>(),
            new("Security Group Name", rule => rule.Group.Name),
            new("Security Group ID", rule => rule.Id),
            new("Protocol", rule => rule.Rule.Protocol),
            Columns.Status<IngressRule>(),
            new("Ports", rule => rule.Rule.Ports),
        ],
    };

    public Verdict Evaluate(IngressRule resource, Moment at)
    {
        var rule = resource.Rule;
        if (!rule.IsOpenToWorld || !rule.HasPorts || (rule.IsIpv6 && !settings.Ipv6) || rule.IsOnlyOn(allowedPorts))
        {
            return Verdict.Ok;
        }

        var red = redPorts.Where(rule.Admits).ToList();
        return red.Count > 0
            ? Verdict.Error($"Open to {rule.Peer}: port {string.Join(", ", red)}")
            : Verdict.Warning($"Open to {rule.Peer}: port {rule.Ports}");
    }
}
