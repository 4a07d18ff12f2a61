using System.Globalization;
using AdvisorWorker.Engine.Files;
using AdvisorWorker.Engine.Schedule;

namespace AdvisorWorker.Engine.Record;

/// <summary>Makes a rule of what a person wrote, in a file or on the command line; says of each field what is wrong with it.</summary>
/// <param name="checkId">Our id of the check that goes by a name, ours or Trusted Advisor's; null where there is none.</param>
/// <param name="checks">The names of all checks.</param>
/// <param name="hint">What somebody who wrote a name may have meant of those that are known: a sentence after a space, or nothing.</param>
public sealed class SuppressionFields(Func<string, string?> checkId, IEnumerable<string> checks, Func<string, IEnumerable<string>, string> hint)
{
    private const int MaxLength = 2_000;

    private static readonly string[] Regions = [AwsScope.Global, .. Partitions.KnownRegions];

    /// <summary>The fields in the order in which they are explained.</summary>
    public static IReadOnlyList<string> All { get; } = ["id", "check", "account", "region", "resource", "item", "tag", "reason", "owner", "expires"];

    /// <summary>Reads a rule.</summary>
    /// <param name="fields">What was written, by field.</param>
    /// <param name="from">Where it was written.</param>
    /// <param name="mistake">Told what is wrong, and with which field; null for the rule as a whole.</param>
    /// <returns>The rule; null where anything is wrong.</returns>
    public Suppression? Read(IReadOnlyDictionary<string, string> fields, string from, Action<string?, string> mistake)
    {
        var right = true;
        foreach (var (field, text) in fields.OrderBy(field => All.Index().First(known => known.Item == field.Key).Index))
        {
            if (WhyNot(field, text) is { } why)
            {
                Say(field, why);
            }
        }

        if (!fields.ContainsKey("reason"))
        {
            Say(null, "reason is missing; say why, for whoever finds the rule later.");
        }

        var rule = new Suppression("", fields.GetValueOrDefault("reason") ?? "")
        {
            Check = fields.TryGetValue("check", out var check) ? checkId(check) ?? check : null,
            Account = fields.GetValueOrDefault("account"),
            Region = fields.GetValueOrDefault("region"),
            Resource = fields.GetValueOrDefault("resource"),
            Item = fields.GetValueOrDefault("item"),
            Tag = fields.GetValueOrDefault("tag"),
            Owner = fields.GetValueOrDefault("owner"),
            Expires = Date(fields.GetValueOrDefault("expires")),
            From = from,
        };
        if (rule.Names.All(named => named.Key == "resource" && Glob.IsAnything(named.Value)))
        {
            Say(null, "it names nothing to match, so it would silence everything; name a check, account, region, resource, item or tag.");
        }

        return right ? rule with { Id = fields.GetValueOrDefault("id") ?? rule.IdOfNames() } : null;

        void Say(string? field, string why)
        {
            right = false;
            mistake(field, why);
        }
    }

    private string? WhyNot(string field, string text) => (field, text) switch
    {
        (_, "") => "it is empty; leave it out or say something.",
        (_, { Length: > MaxLength }) => $"it has {text.Length} characters; {MaxLength} are the most.",
        ("id", _) when !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/') => $"{FileReader.Shown(text)} is no id; letters, digits and -_.:/ make one.",
        ("check", _) when checkId(text) is null => $"no check is called {FileReader.Shown(text)}.{Hint(text, checks)} `advisor checks list` lists them.",
        ("account", _) when text.Length != 12 || !text.All(char.IsAsciiDigit) => $"{FileReader.Shown(text)} is no account; an account has twelve digits.",
        ("region", _) when !Regions.Contains(text, StringComparer.Ordinal) => $"no Region is called {FileReader.Shown(text)}.{Hint(text, Regions)}",
        ("tag", ['=', ..]) => $"{FileReader.Shown(text)} names no tag; write key, or key=value.",
        ("reason" or "owner", _) when string.IsNullOrWhiteSpace(text) => "it is empty; leave it out or say something.",
        ("expires", _) when Date(text) is null => $"{FileReader.Shown(text)} is no date; write the last day on which the rule holds, such as 2026-12-31.",
        _ => null,
    };

    internal string Suggest(string text, IEnumerable<string> known) => hint(text, known);

    private string Hint(string text, IEnumerable<string> known) => text.Length <= FileReader.MaxShown ? hint(text, known) : "";

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
