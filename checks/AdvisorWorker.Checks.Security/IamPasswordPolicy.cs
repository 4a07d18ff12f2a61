using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Security;

/// <summary>Passwords of IAM users that may be simple.</summary>
public sealed class IamPasswordPolicy : ICheck<PasswordPolicy>
{
    public CheckDescriptor<PasswordPolicy> Descriptor { get; } = new("iam-password-policy", "Yw2K9puPzl", Pillar.Security)
    {
        Title = "IAM Password Policy",
        Why = "Without requirements of the account's own, users may choose passwords that are quickly guessed.",
        Fix = "Set a password policy that asks for all four kinds of characters, or let people sign in through IAM Identity Center and delete their "
            + "passwords.",
        Criteria = "Red: the account has no password policy of its own. Yellow: the policy does not ask for at least one of uppercase letters, lowercase "
            + "letters, numbers and non-alphanumeric characters. Green: it asks for all four. Trusted Advisor's guide gives a missing policy no level since "
            + "2024; red is the level it had.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
        Columns =
        [
            new("Password Policy", policy => policy.Requirements is not null),
            new("Uppercase", policy => policy.Requirements?.Uppercase),
            new("Lowercase", policy => policy.Requirements?.Lowercase),
            new("Number", policy => policy.Requirements?.Number),
            new("Non-alphanumeric", policy => policy.Requirements?.Symbol),
            Columns.Status<PasswordPolicy>(),
            Columns.Reason<PasswordPolicy>(),
        ],
    };

    public Verdict Evaluate(PasswordPolicy resource, Moment at)
    {
        if (resource.Requirements is not { } requires)
        {
            return Verdict.Error("The account has no password policy");
        }

        string[] missing =
        [
            .. Missing(requires.Uppercase, "uppercase letters"),
            .. Missing(requires.Lowercase, "lowercase letters"),
            .. Missing(requires.Number, "numbers"),
            .. Missing(requires.Symbol, "non-alphanumeric characters"),
        ];
        return missing is [] ? Verdict.Ok : Verdict.Warning($"The policy does not ask for {string.Join(", ", missing)}");
    }

    private static string[] Missing(bool required, string characters) => required ? [] : [characters];
}
