using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Files;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Reads a file of accounts: how they are entered, which there are, and what differs from one to another.</summary>
internal sealed partial class AccountsReader(FileReader file, AccountsWords words, FileMistakes mistakes)
{
    private const int MostAtOnce = 64;
    private const int LongestName = 200;
    private const string Sketch = "write `accounts:` and a list under it, or `organization:`.";

    private static readonly string[] TopKeys = ["atOnce", "assume", "organization", "accounts"];
    private static readonly string[] OrganizationKeys = ["units", "excludeUnits", "accounts", "excludeAccounts"];
    private static readonly string[] AccountKeys =
        ["account", "name", .. RoleReader.Keys.Except(["sessionName", "duration"]), "plan", "gate", "regions", "excludeRegions", "checks", "excludeChecks", "pillars", "escalation"];

    private readonly string[] regions = [.. Partitions.KnownRegions];
    private readonly List<(AccountSettings Account, int Line)> accounts = [];

    public AccountsSettings Read()
    {
        var settings = new AccountsSettings();
        var listed = false;
        var line = file.Document(TopKeys, Sketch, (key, value) =>
        {
            switch (key)
            {
                case "atOnce":
                    settings = settings with { AtOnce = AtOnce(key, value) };
                    break;
                case "assume":
                    settings = settings with { Assume = Assume(key, value) };
                    break;
                case "organization":
                    settings = settings with { Organization = Organization(key, value) };
                    break;
                default:
                    listed = true;
                    file.List(key, value, "a list of accounts is expected here.", Account);
                    break;
            }
        });
        if (line is { } first && settings.Organization is null)
        {
            if (!listed)
            {
                mistakes.Say(first, $"there are no accounts; {Sketch}");
            }
            else if (accounts.Count == 0 && !mistakes.Any)
            {
                mistakes.Say(first, "the list of accounts is empty, so there is nothing to check.");
            }
        }

        return settings with { Accounts = [.. accounts.Select(account => account.Account)] };
    }

    private int AtOnce(string key, FileToken value)
    {
        if (file.Text(key, value) is not { } text)
        {
            return AccountsSettings.UsuallyAtOnce;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostAtOnce)
        {
            return number;
        }

        mistakes.Say(value.Line, $"{key}: {FileReader.Shown(text)} is no number of accounts; from 1 to {MostAtOnce}.");
        return AccountsSettings.UsuallyAtOnce;
    }

    private RoleTemplate Assume(string key, FileToken value)
    {
        var role = new RoleReader(file, words, mistakes);
        if (IsMap(key, value))
        {
            file.Map(RoleReader.Keys, role.Take);
        }

        return role.Read();
    }

    private OrganizationChoice Organization(string key, FileToken value)
    {
        var choice = new OrganizationChoice();

        // Nothing chosen is everything.
        if (value.Kind != FileTokenKind.Nothing && IsMap(key, value))
        {
            file.Map(OrganizationKeys, (name, list) => choice = name switch
            {
                "units" => choice with { Units = Texts(name, list, WhyNoUnit) },
                "excludeUnits" => choice with { ExcludedUnits = Texts(name, list, WhyNoUnit) },
                "accounts" => choice with { Accounts = Texts(name, list, WhyNoAccount) },
                _ => choice with { ExcludedAccounts = Texts(name, list, WhyNoAccount) },
            });
        }

        return choice;
    }

    private void Account(FileToken start)
    {
        if (!file.IsMap(start, "this is no account; an account has fields such as `account: \"111122223333\"`."))
        {
            return;
        }

        var account = new AccountSettings("");
        var role = new RoleReader(file, words, mistakes);
        var named = false;
        var whole = file.Map(AccountKeys, (key, value) =>
        {
            named |= key == "account";
            if (RoleReader.Keys.Contains(key))
            {
                role.Take(key, value);
            }
            else
            {
                account = Take(account, key, value);
            }
        });
        if (!whole || mistakes.IsFull)
        {
            return;
        }

        if (!named)
        {
            mistakes.Say(start.Line, "account is missing; write its twelve digits.");
            return;
        }

        account = account with { Assume = role.Read() };
        if (accounts.Find(other => other.Account.Id == account.Id && account.Id.Length > 0) is { Line: > 0 } twin)
        {
            mistakes.Say(start.Line, $"the account {account.Id} is written in line {twin.Line} too.");
        }
        else if (words.Chosen.Count > 0 && account.ChecksOf(words.Chosen).Count == 0 && !mistakes.Any)
        {
            mistakes.Say(start.Line, "checks, excludeChecks and pillars leave no check to run of those that the command chooses.");
        }
        else if (account.Regions is { } own && own.All(account.ExcludedRegions.Contains) && !mistakes.Any)
        {
            mistakes.Say(start.Line, "excludeRegions leaves none of regions.");
        }

        accounts.Add((account, start.Line));
    }

    private AccountSettings Take(AccountSettings account, string key, FileToken value) => key switch
    {
        "account" => account with { Id = One(key, value, WhyNoAccount) ?? "" },
        "name" => account with { Name = One(key, value, text => text.Length is 0 or > LongestName ? $"a name has 1 to {LongestName} characters" : null) },
        "plan" => account with { Plan = One(key, value, WhyNoPlan) is { } text && SupportPlans.TryParse(text, out var plan) ? plan : null },
        "gate" => account with { Gate = One(key, value, text => WhyNot(text, GateModes.Names)) is { } text && GateModes.TryParse(text, out var gate) ? gate : null },
        "regions" => account with { Regions = Texts(key, value, WhyNoRegion) },
        "excludeRegions" => account with { ExcludedRegions = Texts(key, value, WhyNoRegion) },
        "checks" => account with { Checks = Checks(key, value) },
        "excludeChecks" => account with { ExcludedChecks = Checks(key, value) },
        "pillars" => account with { Pillars = [.. Texts(key, value, WhyNoPillar).Select(text => words.Pillar(text)!.Value)] },
        _ => account with { Escalates = One(key, value, text => WhyNot(text, ["on", "off"])) is not "off" },
    };

    private ImmutableArray<string> Checks(string key, FileToken value) =>
        [.. Texts(key, value, WhyNoCheck).Select(name => words.Catalog?.Find(name)?.About.Id ?? name)];

    private string? One(string key, FileToken value, Func<string, string?> whyNot)
    {
        if (file.Text(key, value) is not { } text)
        {
            return null;
        }

        if (whyNot(text) is not { } why)
        {
            return text;
        }

        mistakes.Say(value.Line, $"{key}: {why}{(why[^1] is '?' or '.' ? "" : ".")}");
        return null;
    }

    private ImmutableArray<string> Texts(string key, FileToken value, Func<string, string?> whyNot)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        var any = false;
        file.List(key, value, "a list is expected here, such as [a, b].", element =>
        {
            any = true;
            if (One(key, element, whyNot) is { } text && !texts.Contains(text))
            {
                texts.Add(text);
            }
        });
        if (!any && value.Kind == FileTokenKind.ListStart)
        {
            mistakes.Say(value.Line, $"{key}: the list is empty; leave it out or say something.");
        }

        return texts.ToImmutable();
    }

    private bool IsMap(string key, FileToken value) => file.IsMap(value, $"{key}: a map is expected here.");

    private string? WhyNot(string text, IReadOnlyList<string> known) =>
        known.Contains(text) ? null : $"{FileReader.Shown(text)} is not known.{file.Hint(text, known)} Known: {string.Join(", ", known)}";

    private string? WhyNoPlan(string text) =>
        SupportPlans.TryParse(text, out _) ? null : $"no support plan is called {FileReader.Shown(text)}.{file.Hint(text, SupportPlans.Names)} Known: {string.Join(", ", SupportPlans.Names)}";

    private string? WhyNoRegion(string text) =>
        regions.Contains(text, StringComparer.Ordinal) ? null : $"no Region is called {FileReader.Shown(text)}.{file.Hint(text, regions)}";

    private string? WhyNoCheck(string text) =>
        words.Catalog is not { } catalog || catalog.Find(text) is not null ? null : $"no check is called {FileReader.Shown(text)}.{file.Hint(text, catalog.Names)} `advisor checks list` lists them";

    private string? WhyNoPillar(string text) =>
        words.Pillar(text) is not null ? null : $"no pillar is called {FileReader.Shown(text)}.{file.Hint(text, words.Pillars)} Known: {string.Join(", ", words.Pillars)}";

    private static string? WhyNoAccount(string text) =>
        text.Length == 12 && text.All(char.IsAsciiDigit) ? null : $"{FileReader.Shown(text)} is no account; an account has twelve digits";

    private static string? WhyNoUnit(string text) =>
        Unit().IsMatch(text) ? null : $"{FileReader.Shown(text)} is no unit's id, such as ou-ab12-cd34ef56, nor a root's, such as r-ab12";

    [GeneratedRegex("^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$")]
    private static partial Regex Unit();
}
