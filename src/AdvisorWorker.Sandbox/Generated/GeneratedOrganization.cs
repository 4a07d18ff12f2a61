using System.Globalization;
using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>
/// An organization of any number of accounts: units in units, accounts in each, every seventh suspended, and a delegated administrator for Trusted Advisor
/// in the unit Security. Its accounts are generated when somebody enters them.
/// </summary>
public static class GeneratedOrganization
{
    /// <summary>The most accounts.</summary>
    public const int Most = 1000;

    private const int ResourcesOfAnAccount = 500;
    private const int SuspendedEvery = 7;
    private const long FirstId = 200_000_000_000;

    /// <summary>Puts an account at the top of an organization.</summary>
    /// <param name="management">The management account.</param>
    /// <param name="accounts">How many accounts there are with it.</param>
    /// <param name="seed">The chance of what the others hold.</param>
    /// <param name="now">What is recent is so relative to it.</param>
    /// <returns>The others, for <see cref="SandboxOptions.OtherAccounts"/>.</returns>
    public static IReadOnlyDictionary<string, Func<SandboxAccount>> Around(SandboxAccount management, int accounts, int seed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(management);
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(accounts, Most);
        var organization = new SandboxOrganization(new()
        {
            Id = "o-generated0",
            Arn = $"arn:aws:organizations::{management.Id}:organization/o-generated0",
            FeatureSet = "ALL",
            MasterAccountId = management.Id,
            MasterAccountArn = $"arn:aws:organizations::{management.Id}:account/o-generated0/{management.Id}",
            MasterAccountEmail = "aws@fernweh.example",
        });
        var root = organization.Root.Id!;
        var security = organization.AddUnit("ou-root-security", "Security", root).Unit.Id!;
        var workloads = organization.AddUnit("ou-root-workload", "Workloads", root).Unit.Id!;
        string[] units =
        [
            organization.AddUnit("ou-root-producti", "Production", workloads).Unit.Id!,
            organization.AddUnit("ou-root-test0000", "Test", workloads).Unit.Id!,
        ];
        var others = new Dictionary<string, Func<SandboxAccount>>(StringComparer.Ordinal);
        var joined = now.AddDays(-400);
        organization.AddMember(management.Id, "management", root, now.AddDays(-800));
        for (var number = 1; number < accounts; number++)
        {
            var id = (FirstId + number).ToString(CultureInfo.InvariantCulture);
            var (name, unit) = number == 1 ? ("audit", security) : ($"team-{number}", units[number % units.Length]);
            organization.AddMember(id, name, unit, joined, number % SuspendedEvery == 0 ? "SUSPENDED" : "ACTIVE");
            var chance = seed + number;
            others[id] = () => Member(id, organization, chance, now);
        }

        if (accounts > 1)
        {
            organization.Delegates.Add(new(others.Keys.First(), joined, "reporting.trustedadvisor.amazonaws.com"));
        }

        management.Organization = organization;
        return others;
    }

    private static SandboxAccount Member(string id, SandboxOrganization organization, int seed, DateTimeOffset now)
    {
        var account = GeneratedAccount.Create(ResourcesOfAnAccount, seed, now, id);
        account.Organization = organization;
        return account;
    }
}
