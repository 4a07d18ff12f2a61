using System.CommandLine;

namespace AdvisorWorker.Options;

/// <summary>Options of every command that looks at an account.</summary>
internal sealed class AccountOptions
{
    public const string VerboseName = "--verbose";

    public Option<bool> Demo { get; } = new("--demo") { Description = "Check a made-up account that runs inside this process; needs no AWS account" };

    public Option<string?> Replay { get; } = new("--replay") { Description = "Check what `advisor record` wrote into this folder, offline", HelpName = "DIR" };

    public Option<string?> EndpointUrl { get; } = new("--endpoint-url") { Description = "Send every call there, such as http://127.0.0.1:4566", HelpName = "URL" };

    public Option<string?> Profile { get; } = new("--profile") { Description = "A profile of ~/.aws; the SDK's own chain when left out", HelpName = "NAME" };

    public Option<string[]> Regions { get; } = List("--regions", "Regions to check, by commas; every enabled Region when left out", "REGION,…");

    public Option<string[]> ExcludeRegions { get; } = List("--exclude-regions", "Regions to leave out, by commas", "REGION,…");

    public Option<string[]> Packs { get; } = List("--packs", "A folder with check packs of your own (repeatable)", "DIR");

    public Option<string?> Plan { get; } = new("--plan")
    {
        Description = "The account's AWS Support plan, instead of asking: basic, developer, business, enterprise-on-ramp, business-plus, enterprise or unified-operations",
        HelpName = "PLAN",
    };

    public Option<string?> Gate { get; } = new("--gate")
    {
        Description = "account: run what the support plan includes (default); off: run all checks on every plan",
        HelpName = "account|off",
    };

    public Option<string?> Config { get; } = new("--config") { Description = "A JSON file of settings; environment variables override it", HelpName = "FILE" };

    public Option<bool> Insecure { get; } = new("--insecure") { Description = "Allow plain http to a host that is not this machine" };

    public Option<bool> NoPaidCalls { get; } = new("--no-paid-calls") { Description = "Make no call that AWS bills for, such as cloudwatch:GetMetricData; checks that need one are not available" };

    /// <summary>Of commands that judge what they find; others know the setting alone.</summary>
    public Option<string?> Suppressions { get; } = new("--suppressions") { Description = "A YAML or JSON file of rules by which items are silenced; also the setting Suppressions", HelpName = "FILE" };

    /// <summary>Of commands that can look at many accounts.</summary>
    public Option<string?> Accounts { get; } = new("--accounts") { Description = "Check the accounts that this YAML or JSON file names, or those of an AWS organization, each through a role", HelpName = "FILE" };

    /// <summary>Of commands that look at one account of many.</summary>
    public Option<string?> Member { get; } = new("--account") { Description = "The account of --accounts that is meant", HelpName = "ACCOUNT" };

    /// <summary>The command looks at one account, so of many it must be told which.</summary>
    public bool IsOfOne { get; init; }

    public Option<bool> Verbose { get; } = new(VerboseName) { Description = "Say more on standard error, and list what is suppressed in the table" };

    /// <summary>The account is made up or a recording, and served inside this process.</summary>
    public bool IsServed(ParseResult command) => command.GetValue(Demo) || command.GetValue(Replay) is not null;

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Demo, Replay, EndpointUrl, Profile, Regions, ExcludeRegions, Packs, Plan, Gate, Config, Insecure, NoPaidCalls, Verbose])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds what names one account of many.</summary>
    public void AddMemberTo(Command command)
    {
        command.Options.Add(Accounts);
        command.Options.Add(Member);
    }

    /// <summary>An option that may be repeated and whose values may be joined by commas.</summary>
    public static Option<string[]> List(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = false };

    /// <summary>The values of a list option, taken apart.</summary>
    public static IReadOnlyList<string>? Split(string[]? values) => values is null or []
        ? null
        : [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
}
