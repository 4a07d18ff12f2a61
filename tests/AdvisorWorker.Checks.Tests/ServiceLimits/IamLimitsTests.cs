using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class IamLimitsTests
{
    private static readonly IamLimits Family = new(new());

    [Theory]
    [InlineData("iam-groups-limit", "Groups")]
    [InlineData("iam-instance-profiles-limit", "InstanceProfiles")]
    [InlineData("iam-policies-limit", "Policies")]
    [InlineData("iam-roles-limit", "Roles")]
    [InlineData("iam-server-certificates-limit", "ServerCertificates")]
    [InlineData("iam-users-limit", "Users")]
    public void Each_check_reads_its_own_count_and_quota(string id, string counted)
    {
        Assert.Equal(CheckStatus.Ok, Family.Judge(id, Summary((counted, 3), ($"{counted}Quota", 5))).Status);
        Assert.Equal(CheckStatus.Warning, Family.Judge(id, Summary((counted, 4), ($"{counted}Quota", 5))).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge(id, Summary((counted, 5), ($"{counted}Quota", 5))).Status);
    }

    [Fact]
    public void A_count_without_a_quota_or_a_quota_without_a_count_is_no_verdict()
    {
        Assert.Equal("The answer lacks UsersQuota", Family.Judge("iam-users-limit", Summary(("Users", 5000))).Reason);
        Assert.Equal("The answer lacks Users", Family.Judge("iam-users-limit", Summary(("UsersQuota", 5000))).Reason);
    }

    private static AccountSummary Summary(params (string Name, int Value)[] entries) =>
        new("123456789012", entries.ToDictionary(entry => entry.Name, entry => entry.Value));
}
