using AdvisorWorker.Resources.Iam;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits that IAM reports with its own count.</summary>
public sealed class IamLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<AccountSummary> Source = new(
        "IAM",
        "Limit and usage are IAM's own (GetAccountSummary), once for the account.",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html") { Granularity = Granularity.Account };

    private static readonly Limit<AccountSummary>[] Limits =
    [
        new("iam-groups-limit", "sU7XX0l7J9", "IAM Group", "Groups", summary => Usage(summary, "Groups")),
        new("iam-instance-profiles-limit", "nO7SS0l7J9", "IAM Instance Profiles", "Instance profiles", summary => Usage(summary, "InstanceProfiles")),
        new("iam-policies-limit", "pR7UU0l7J9", "IAM Policies", "Policies", summary => Usage(summary, "Policies")),
        new("iam-roles-limit", "oQ7TT0l7J9", "IAM Roles", "Roles", summary => Usage(summary, "Roles")),
        new("iam-server-certificates-limit", "rT7WW0l7J9", "IAM Server Certificates", "Server certificates", summary => Usage(summary, "ServerCertificates")),
        new("iam-users-limit", "qS7VV0l7J9", "IAM Users", "Users", summary => Usage(summary, "Users")),
    ];

    public IEnumerable<ICheck> Checks { get; } = [.. Limits.Select(limit => new ServiceLimit<AccountSummary>(Source, limit, levels))];

    private static Part<LimitUsage> Usage(AccountSummary summary, string counted) =>
        LimitUsage.Of(Entry(summary, $"{counted}Quota"), Entry(summary, counted));

    private static Part<double> Entry(AccountSummary summary, string name) =>
        summary[name] is { } value ? value : new Gap(GapReason.Failed, "iam:GetAccountSummary", $"The answer lacks {name}");
}
