using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Serving;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

/// <summary>docs/configuration.md says what the types say; <c>ADVISOR_UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class ConfigurationDocTests
{
    private const string Head =
        """
        # Settings

        Made from the types that hold them; do not edit. Settings come from the JSON file of `--config`; environment variables override it (`Refresh__MinimumSeconds=60`). A section that is
        wrong ends the start, with every mistake in a line of its own. The daemon takes changes of the file (and of those of accounts and suppressions) to `Schedules`, `Refresh`, `Politeness`, `Checks` and `Suppressions` while it runs; a file with a
        mistake changes nothing, and what else changed is taken at the next start. Settings of checks are shown by `advisor checks show ID`, of sinks in [sinks.md](sinks.md), of cases in
        [support-cases.md](support-cases.md).


        """;

    private static readonly (string Section, string Of, Type Type, string Source)[] Sections =
    [
        ("Schedules", "A list; each entry is a schedule of `advisor serve`.", typeof(ScheduleSettings), "src/AdvisorWorker/Serving/ScheduleSettings.cs"),
        ("Cluster", "Workers that share a PostgreSQL store share the work; see [daemon.md](daemon.md).", typeof(ClusterSettings), "src/AdvisorWorker/Serving/ClusterSettings.cs"),
        ("Refresh", "Refreshes on request (`POST /refresh?check=ID`).", typeof(RefreshSettings), "src/AdvisorWorker/Serving/RefreshSettings.cs"),
        ("Http", "Who may read the daemon's pages.", typeof(HttpSettings), "src/AdvisorWorker/Serving/HttpSettings.cs"),
        ("Account", "The role that is assumed to read the account.", typeof(RoleSettings), "src/AdvisorWorker.Engine/Collect/RoleSettings.cs"),
        ("Politeness", "How hard AWS is asked, and how long it is waited for.", typeof(PolitenessSettings), "src/AdvisorWorker.Engine/Collect/PolitenessSettings.cs"),
    ];

    [Fact]
    public void The_page_says_what_the_types_say()
    {
        var path = Path.Combine(Advisor.Repository, "docs", "configuration.md");
        var text = Head.ReplaceLineEndings("\n") + string.Join("\n", Sections.Select(section => Table(section.Section, section.Of, section.Type, section.Source)));
        if (Environment.GetEnvironmentVariable("ADVISOR_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Table(string section, string about, Type type, string source)
    {
        var code = File.ReadAllText(Path.Combine(Advisor.Repository, source));
        var usual = Activator.CreateInstance(type);
        var text = new StringBuilder($"## {section}\n\n{about}\n\n| Setting | Kind | Default | |\n|---|---|---|---|\n");
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{property.Name}` | {Kind(property)} | {Default(property.GetValue(usual))} | {Summary(code, property.Name)} |\n");
        }

        return text.ToString();
    }

    private static string Kind(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = type == typeof(string) ? "text"
            : type == typeof(bool) ? "true or false"
            : type.IsArray ? "list of texts"
            : type.IsPrimitive ? "number"
            : "section";
        return property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{kind}, {range.Minimum} to {range.Maximum}")
            : property.GetCustomAttribute<RequiredAttribute>() is not null ? $"{kind}, required"
            : kind;
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "",
        bool flag => flag ? "true" : "false",
        System.Collections.IEnumerable and not string => "",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    // The compiler writes no file of documentation for the program, so the sentence is taken from where it stands.
    private static string Summary(string code, string property)
    {
        var summary = Regex.Match(code, $@"/// <summary>((?:(?!</summary>)[\s\S])*)</summary>(?:(?!<summary>)[\s\S])*?\b{property} \{{ get;");
        Assert.True(summary.Success, $"{property} has no summary.");
        var text = Regex.Replace(summary.Groups[1].Value, @"\s*\n\s*///\s*", " ").Trim();
        text = Regex.Replace(text, "<c>(.*?)</c>", "`$1`");
        return Regex.Replace(text, """<(?:see|paramref) (?:cref|name|langword)="(?:[^"]*\.)?([^".]*)"\s*/>""", "`$1`").Replace("&lt;", "<", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
