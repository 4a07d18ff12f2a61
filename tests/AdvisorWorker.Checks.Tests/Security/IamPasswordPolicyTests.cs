using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class IamPasswordPolicyTests
{
    [Fact]
    public void An_account_without_a_policy_is_red() => Assert.Equal(CheckStatus.Error, Judge(null).Status);

    [Fact]
    public void A_policy_that_asks_for_everything_is_green() => Assert.Equal(CheckStatus.Ok, Judge(new(true, true, true, true)).Status);

    [Theory]
    [InlineData(false, true, true, true)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, true)]
    [InlineData(true, true, true, false)]
    public void One_missing_requirement_is_yellow(bool uppercase, bool lowercase, bool number, bool symbol) =>
        Assert.Equal(CheckStatus.Warning, Judge(new(uppercase, lowercase, number, symbol)).Status);

    [Fact]
    public void A_finding_names_what_is_missing() =>
        Assert.Equal("The policy does not ask for uppercase letters, numbers", Judge(new(false, true, false, true)).Reason);

    private static Verdict Judge(PasswordRequirements? requirements) => new IamPasswordPolicy().Evaluate(new("111122223333", requirements), default);
}
