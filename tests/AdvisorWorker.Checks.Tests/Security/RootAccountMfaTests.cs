using AdvisorWorker.Checks.Security;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class RootAccountMfaTests
{
    [Fact]
    public void A_root_user_without_MFA_is_red() =>
        Assert.Equal(CheckStatus.Error, Judge(("AccountMFAEnabled", 0), ("AccountPasswordPresent", 1)).Status);

    [Fact]
    public void A_root_user_with_MFA_is_green() =>
        Assert.Equal(CheckStatus.Ok, Judge(("AccountMFAEnabled", 1), ("AccountPasswordPresent", 1)).Status);

    [Fact]
    public void A_root_user_without_a_password_needs_no_MFA() =>
        Assert.Equal(CheckStatus.Ok, Judge(("AccountMFAEnabled", 0), ("AccountPasswordPresent", 0)).Status);

    [Fact]
    public void Nothing_about_the_password_counts_as_a_password() =>
        Assert.Equal(CheckStatus.Error, Judge(("AccountMFAEnabled", 0)).Status);

    [Fact]
    public void A_summary_without_the_entry_is_not_available() =>
        Assert.Equal("iam:GetAccountSummary", Judge(("Users", 3), ("AccountPasswordPresent", 1)).Gap?.Action);

    [Fact]
    public void No_password_is_proof_without_the_entry() =>
        Assert.Equal(CheckStatus.Ok, Judge(("AccountPasswordPresent", 0)).Status);

    private static Verdict Judge(params (string Entry, int Value)[] summary) =>
        new RootAccountMfa().Evaluate(new("111122223333", summary.ToDictionary(entry => entry.Entry, entry => entry.Value)), default);
}
