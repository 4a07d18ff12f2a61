using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.Account;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class AlternateOperationsContactTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "account:GetAlternateContact");

    [Fact]
    public void A_missing_contact_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(false).Status);

    [Fact]
    public void A_contact_that_is_set_is_green() => Assert.Equal(CheckStatus.Ok, Judge(true).Status);

    [Fact]
    public void A_contact_that_cannot_be_read_is_not_available() => Assert.Equal(Denied, Judge(Denied).Gap);

    private static Verdict Judge(Part<bool> isSet) =>
        new AlternateOperationsContact().Evaluate(new AlternateContacts("111122223333") with { Operations = isSet }, default);
}
