using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Security;

/// <summary>Classic Load Balancers that do not encrypt, or not as well as they could.</summary>
public sealed class ElbListenerSecurity(ElbListenerSecurity.Settings settings) : ICheck<SecureListener>
{
    public sealed record Settings
    {
        /// <summary>Predefined or own policies that are good; ELBSecurityPolicy-TLS-1-2-2017-01 when not set.</summary>
        public IReadOnlyList<string>? RecommendedPolicies { get; init; }

        /// <summary>Protocols that no policy may allow; SSLv2, SSLv3, TLSv1 and TLSv1.1 when not set.</summary>
        public IReadOnlyList<string>? WeakProtocols { get; init; }

        /// <summary>What makes a cipher weak, as a part of its OpenSSL name; RC4, DES, MD5, NULL, EXP, ADH, IDEA, SEED and KRB5 when not set.</summary>
        public IReadOnlyList<string>? WeakCiphers { get; init; }
    }

    private readonly IReadOnlyList<string> recommended = settings.RecommendedPolicies ?? ["ELBSecurityPolicy-TLS-1-2-2017-01"];
    private readonly IReadOnlyList<string> weakProtocols = settings.WeakProtocols ?? ["SSLv2", "SSLv3", "TLSv1", "TLSv1.1"];
    private readonly IReadOnlyList<string> weakCiphers = settings.WeakCiphers ?? ["RC4", "DES", "MD5", "NULL", "EXP", "ADH", "IDEA", "SEED", "KRB5"];

    public CheckDescriptor<SecureListener> Descriptor { get; } = new("elb-listener-security", "a2sEc6ILx", Pillar.Security)
    {
        Title = "ELB Listener Security",
        Why = "Traffic to a load balancer without TLS, or with a cipher that can be broken, can be read and changed on its way.",
        Fix = "Add an HTTPS or SSL listener, and give each the predefined policy ELBSecurityPolicy-TLS-1-2-2017-01 or move to an Application Load Balancer.",
        Criteria = "Classic Load Balancers. Red: no HTTPS or SSL listener. Yellow: the policy of such a listener allows a weak protocol (setting "
            + "WeakProtocols: SSLv2, SSLv3, TLSv1, TLSv1.1) or a weak cipher (setting WeakCiphers: RC4, DES, MD5, NULL, EXP, ADH, IDEA, SEED, KRB5 in its "
            + "name), or is not a recommended one (setting RecommendedPolicies: ELBSecurityPolicy-TLS-1-2-2017-01). Custom policies are not recommended "
            + "ones unless the setting names them. One row per secure listener; one for a load balancer that has none.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html",
        Columns =
        [
            Columns.Region<SecureListener>(),
            new("Load Balancer Name", row => row.LoadBalancer.Id),
            new("Load Balancer Port", row => row.Listener?.Port),
            Columns.Status<SecureListener>(),
            Columns.Reason<SecureListener>(),
        ],
        Needs = [SecureListener.PoliciesPart],
    };

    public Verdict Evaluate(SecureListener resource, Moment at)
    {
        if (resource.Listener is null)
        {
            return Verdict.Error("No HTTPS or SSL listener");
        }

        if (!resource.Policies.TryRead(out var policies, out var gap))
        {
            return gap;
        }

        var weak = policies.SelectMany(policy => policy.Enabled).Where(IsWeak).Order(StringComparer.Ordinal).ToList();
        var other = policies.Where(policy => !IsRecommended(policy)).MinBy(policy => policy.Name, StringComparer.Ordinal);
        return weak.Count > 0 ? Verdict.Warning($"Allows {string.Join(", ", weak)}")
            : policies.IsEmpty ? Verdict.Warning("No security policy")
            : other is not null ? Verdict.Warning($"{other.Predefined ?? other.Name} is not a recommended policy")
            : Verdict.Ok;
    }

    private bool IsWeak(string allowed) => allowed.StartsWith("Protocol-", StringComparison.Ordinal)
        ? weakProtocols.Contains(allowed["Protocol-".Length..])
        : weakCiphers.Any(part => allowed.Contains(part, StringComparison.OrdinalIgnoreCase));

    private bool IsRecommended(SslPolicy policy) => recommended.Contains(policy.Predefined ?? policy.Name);
}
