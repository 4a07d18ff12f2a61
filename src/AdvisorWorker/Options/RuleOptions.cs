using System.CommandLine;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Options;

/// <summary>The fields of one suppression as options: the same that a file has.</summary>
internal sealed class RuleOptions
{
    private readonly Option<string?>[] fields =
    [
        Field("check", "The check; our id or Trusted Advisor's", "ID"),
        Field("account", "The account; twelve digits", "ACCOUNT"),
        Field("region", "The Region, or global", "REGION"),
        Field("resource", "The resource's id or ARN as reports print it; * stands for any characters, ? for one", "ID|ARN"),
        Field("item", "The item's key or fingerprint", "KEY"),
        Field("tag", "A tag of the resource; the value may hold * and ?", "KEY[=VALUE]"),
        Field("reason", "Why (required)", "TEXT"),
        Field("owner", "Who answers for it", "NAME"),
        Field("expires", "The last day on which it holds, in UTC", "YYYY-MM-DD"),
    ];

    public void AddTo(Command command)
    {
        foreach (var field in fields)
        {
            command.Options.Add(field);
        }
    }

    /// <summary>The rule; null with what is wrong.</summary>
    public Suppression? Read(ParseResult command, SuppressionFields read, List<string> mistakes) => read.Read(
        fields.Where(field => command.GetValue(field) is not null).ToDictionary(field => field.Name[2..], field => command.GetValue(field)!, StringComparer.Ordinal),
        StoredSuppressions.From,
        (field, why) => mistakes.Add(field is null ? $"suppress add: {why}" : $"--{field}: {why}"));

    private static Option<string?> Field(string name, string description, string helpName) => new($"--{name}") { Description = description, HelpName = helpName };
}
