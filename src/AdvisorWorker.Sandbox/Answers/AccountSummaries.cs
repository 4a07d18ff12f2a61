namespace AdvisorWorker.Sandbox.Answers;

/// <summary>What IAM counts in an account.</summary>
internal static class AccountSummaries
{
    public static Dictionary<string, int> Of(IamResources iam)
    {
        var summary = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["Users"] = iam.Users.Count,
            ["UsersQuota"] = 5000,
            ["Roles"] = iam.Roles.Count,
            ["RolesQuota"] = 1000,
            ["Policies"] = iam.Policies.Count,
            ["PoliciesQuota"] = 1500,
            ["ServerCertificates"] = iam.ServerCertificates.Count,
            ["ServerCertificatesQuota"] = 20,
            ["Groups"] = 0,
            ["GroupsQuota"] = 300,
            ["InstanceProfiles"] = 0,
            ["InstanceProfilesQuota"] = 1000,
            ["MFADevices"] = iam.Users.Sum(user => user.MfaDevices.Count) + (iam.RootHasMfa ? 1 : 0),
            ["MFADevicesInUse"] = iam.Users.Sum(user => user.MfaDevices.Count) + (iam.RootHasMfa ? 1 : 0),
            ["AccountMFAEnabled"] = iam.RootHasMfa ? 1 : 0,
            ["AccountAccessKeysPresent"] = 0,
            ["AccountPasswordPresent"] = 1,
            ["AccountSigningCertificatesPresent"] = 0,
            ["AccessKeysPerUserQuota"] = 2,
            ["AttachedPoliciesPerUserQuota"] = 10,
            ["GlobalEndpointTokenVersion"] = 1,
        };
        foreach (var (name, value) in iam.Summary)
        {
            summary[name] = value;
        }

        return summary;
    }
}
