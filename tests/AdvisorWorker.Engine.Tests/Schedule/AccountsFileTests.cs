using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Schedule;

namespace AdvisorWorker.Engine.Tests.Schedule;

public sealed class AccountsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-accounts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a.yaml", """
        version: 1
        atOnce: 2
        assume:
          role: arn:aws:iam::{account}:role/path/advisor-read
          externalIdVariable: TRUST
          duration: 900
        accounts:
          - account: 012345678901
            name: the shop
            plan: basic
            gate: off
            regions: [eu-west-1]
            escalation: off
            writeRole: arn:aws-cn:iam::{account}:role/w
        """)]
    [InlineData("a.json", """
        { "version": 1, "atOnce": 2,
          "assume": { "role": "arn:aws:iam::{account}:role/path/advisor-read", "externalIdVariable": "TRUST", "duration": 900 },
          "accounts": [ { "account": "012345678901", "name": "the shop", "plan": "basic", "gate": "off", "regions": ["eu-west-1"], "escalation": "off", "writeRole": "arn:aws-cn:iam::{account}:role/w" } ] }
        """)]
    public void An_account_is_entered_by_the_template_and_checked_as_it_says_itself(string name, string text)
    {
        var settings = Read(name, text, out var mistakes);

        Assert.Empty(mistakes);
        Assert.Equal(2, settings.AtOnce);
        var account = Assert.Single(settings.Accounts);
        Assert.Equal(("012345678901", "the shop", SupportPlan.Basic, GateMode.Off, false), (account.Id, account.Name, account.Plan, account.Gate, account.Escalates));
        Assert.Equal(["eu-west-1"], account.Regions);
        var role = account.Assume.Over(settings.Assume).For(account.Id);
        Assert.Equal(("arn:aws:iam::012345678901:role/path/advisor-read", "arn:aws-cn:iam::012345678901:role/w"), (role.RoleArn, role.WriteRoleArn));
        Assert.Equal(("agreed-7", 900, "advisor-worker"), (role.ExternalId, role.DurationSeconds, role.SessionName));
    }

    [Fact]
    public void An_external_id_may_stand_in_a_file_of_its_own_and_no_message_repeats_it()
    {
        var secret = Path.Combine(folder, "id");
        File.WriteAllText(secret, "agreed-8\n");
        var settings = Read("a.yaml", $"accounts:\n  - account: 111122223333\n    externalIdFile: {secret}\n", out var none);
        Read("b.yaml", "assume:\n  externalId: 'a secret one'\naccounts:\n  - account: 111122223333\n    externalId: a1\n    externalIdFile: /x\n", out var mistakes);

        Assert.Empty(none);
        Assert.Equal("agreed-8", settings.Accounts[0].Assume.ExternalId);
        Assert.Equal(["2: externalId: an external id has 2 to 1224 letters, digits and +=,.@:/-.", "6: externalId and externalIdFile are one thing; leave one out."], mistakes);
    }

    [Theory]
    [InlineData("", "1: the file is empty; write `accounts:` and a list under it, or `organization:`.")]
    [InlineData("version: 1\n", "1: there are no accounts; write `accounts:` and a list under it, or `organization:`.")]
    [InlineData("accounts: []\n", "1: the list of accounts is empty, so there is nothing to check.")]
    [InlineData("accounts: 111122223333\n", "1: accounts: a list of accounts is expected here.")]
    [InlineData("accounts:\n  - 111122223333\n", "2: this is no account; an account has fields such as `account: \"111122223333\"`.")]
    [InlineData("accounts:\n  - account: 1\n  - account: 2\n", "2: account: '1' is no account; an account has twelve digits.", "3: account: '2' is no account; an account has twelve digits.")]
    [InlineData("accounts:\n  - account: 111122223333\n  - name: x\n    account: 111122223333\n", "3: the account 111122223333 is written in line 2 too.")]
    [InlineData("accounts:\n  - account: 111122223333\n    regions: [eu-west-1]\n    excludeRegions: [eu-west-1]\n", "2: excludeRegions leaves none of regions.")]
    [InlineData("accounts:\n  - account: 111122223333\n    region: eu-west-1\n", "3: 'region' is not known. Known: account, name, role, writeRole, externalId, externalIdVariable, externalIdFile, plan, gate, regions, excludeRegions, checks, excludeChecks, pillars, escalation.")]
    [InlineData("organization: everything\n", "1: organization: a map is expected here.")]
    [InlineData("organization:\n  units: [Production]\n  accounts: 7\n", "2: units: 'Production' is no unit's id, such as ou-ab12-cd34ef56, nor a root's, such as r-ab12.", "3: accounts: a list is expected here, such as [a, b].")]
    [InlineData("organization:\n  units: [ou-ab12-cd34ef56, &a r-ab12]\n", "2: anchors (&) and tags (!) are not understood here.")]
    [InlineData("assume:\n  role: advisor-read\norganization:\n", "2: role: 'advisor-read' is no role; write it like arn:aws:iam::{account}:role/NAME.")]
    public void What_is_wrong_is_said_with_its_line(string text, params string[] expected)
    {
        Read("a.yaml", text, out var mistakes);

        Assert.Equal(expected, mistakes);
    }

    [Fact]
    public void Nothing_chosen_of_an_organization_is_everything()
    {
        var settings = Read("a.yaml", "organization:\n", out var mistakes);

        Assert.Empty(mistakes);
        Assert.NotNull(settings.Organization);
        Assert.Empty(settings.Organization.Units);
    }

    private AccountsSettings Read(string name, string text, out List<string> mistakes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        var found = new List<string>();
        var settings = AccountsFile.Read(path, new(null, [], [], _ => null, variable => variable == "TRUST" ? "agreed-7" : null, (_, _) => ""), found);
        mistakes = [.. found.Select(mistake => mistake.Replace($"{path}:", "", StringComparison.Ordinal))];
        return settings;
    }
}
