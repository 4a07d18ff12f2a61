using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AdvisorWorker.Options;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

/// <summary>docs/configuration.md says what the types say; <c>ADVISOR_UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class ConfigurationDocTests
{
    private const string Head =
        """
        # Settings

        Made from the types that hold them; do not edit. Settings come from the JSON file of `--config`; environment variables override it (`Refresh__MinimumSeconds=60`), and options of the command override both. What
        is not listed here is refused, in the file and in variables that begin with the name of a section and `__`; so is a value that cannot be used. Every mistake gets a line of its own, and nothing is read from any
        account. `advisor COMMAND --help` has the options.

        """;

    // Not in any type: variables that are no settings.
    private static readonly (string Name, string About)[] Variables =
    [
        ("ADVISOR_HTTP_TOKEN", "The secret that readers of the daemon's pages must know, as `Authorization: Bearer …`; also `Http:TokenFile`."),
        ("ADVISOR_WEBHOOK_SECRET", "The secret that signs webhooks, where no sink names another."),
        ("ASPNETCORE_URLS", "Where the daemon's pages are served; `--urls` wins."),
        ("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN, AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_EC2_METADATA_DISABLED", "Credentials, as the AWS SDK for .NET finds them; `--profile` wins."),
        ("AWS_REGION, AWS_DEFAULT_REGION", "The Region that is asked first."),
        ("AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SERVICE", "Where calls go instead of to AWS, all or those to one service; `--endpoint-url` wins."),
        ("AWS_MAX_ATTEMPTS", "How often a call is tried, instead of twelve times."),
        ("AWS_CA_BUNDLE", "Not read; `advisor doctor` says so and names `SSL_CERT_FILE`."),
        ("HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY", "The way out, for calls to AWS. Webhooks take no proxy."),
        ("SSL_CERT_FILE", "A bundle of trusted certificates."),
        ("NO_COLOR", "No colours in the table."),
        ("OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_EXPORTER_OTLP_HEADERS", "The receiver of traces and metrics; `Telemetry` wins."),
        ("OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES", "What traces and metrics say of the process; `advisor-worker` unless named."),
        ("OTEL_SDK_DISABLED", "`true`: send no traces and metrics."),
        ("PGPASSWORD, PGPASSFILE", "The password of a PostgreSQL store."),
        ("XDG_DATA_HOME", "Where the usual store is, in `advisor/advisor.db`; `~/.local/share` unless set."),
    ];

    [Fact]
    public void The_page_says_what_the_types_say()
    {
        var path = Path.Combine(Advisor.Repository, "docs", "configuration.md");
        var text = Page();
        if (Environment.GetEnvironmentVariable("ADVISOR_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_section_that_the_code_reads_is_listed()
    {
        var read = Sources()
            .SelectMany(source => Regex.Matches(source.Code, """(?:[Cc]onfiguration|settings)(?:\.GetSection\(|\[)"(?<name>[A-Za-z]+)[:"]"""))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();

        Assert.Contains("Refresh", read);
        Assert.Empty(read.Except(SettingsTable.Names));
    }

    [Fact]
    public void Every_variable_that_the_code_reads_is_listed()
    {
        var listed = Variables.SelectMany(variable => variable.Name.Split(", ")).ToHashSet();
        var read = Sources()
            .Where(source => !source.Path.Contains("AdvisorWorker.Sandbox", StringComparison.Ordinal))
            .SelectMany(source => Regex.Matches(source.Code, "\"(?<name>(?:ADVISOR|ASPNETCORE|AWS|OTEL|PG|SSL|NO|HTTPS?|ALL)_[A-Z_]+)\""))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();

        Assert.Contains("ADVISOR_HTTP_TOKEN", read);
        Assert.Empty(read.Except(listed));
    }

    private static string Page()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        var live = SettingsTable.All.Where(section => section.IsLive).Select(section => $"`{section.Path}`").ToList();
        text.Append(CultureInfo.InvariantCulture, $"\nThe daemon takes changes of the file to {string.Join(", ", live[..^1])} and {live[^1]} and of the files of accounts and suppressions while it runs; a file with a mistake changes nothing, and what else changed is taken at the next start.\n");
        foreach (var section in SettingsTable.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{new string('#', 2 + section.Path.Count(letter => letter == ':'))} {section.Path}\n\n{section.About}\n");
            if (section.Type is { } type)
            {
                text.Append(Table(section, type));
            }

            foreach (var (kind, of) in section.Kinds)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {section.Path}, Kind {kind}\n{Table(section, of)}");
            }
        }

        text.Append("\n## Environment variables\n\nBeside those that override settings.\n\n| Variable | |\n|---|---|\n");
        foreach (var (name, about) in Variables)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", name.Split(", ").Select(one => $"`{one}`"))} | {about} |\n");
        }

        return text.ToString();
    }

    private static string Table(SettingsSection section, Type type)
    {
        var usual = Activator.CreateInstance(type);
        var text = new StringBuilder("\n| Setting | Kind | Default | |\n|---|---|---|---|\n");
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var inner = SettingsTable.Find($"{section.Path}:{property.Name}");
            text.Append(CultureInfo.InvariantCulture, $"| `{property.Name}` | {Kind(property, inner)} | {(inner is null ? Default(property.GetValue(usual)) : "")} | {Summary(property)} |\n");
        }

        return text.ToString();
    }

    private static string Kind(PropertyInfo property, SettingsSection? inner)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = inner is not null ? inner.Shape == SettingsShape.List ? "list, below" : "section, below"
            : type == typeof(string) ? "text"
            : type == typeof(bool) ? "true or false"
            : type == typeof(TimeSpan) ? "time, as `d.hh:mm:ss`"
            : type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(name => $"`{Engine.Evaluate.KebabCase.Of(name)}`"))
            : type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? "list of texts"
            : type.IsPrimitive || type == typeof(decimal) ? "number"
            : throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} is a section that the table does not list.");
        return property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{kind}, {range.Minimum} to {range.Maximum}")
            : property.GetCustomAttribute<RequiredAttribute>() is not null ? $"{kind}, required"
            : kind;
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "",
        bool flag => flag ? "true" : "false",
        Enum one => $"`{Engine.Evaluate.KebabCase.Of(one.ToString())}`",
        System.Collections.IEnumerable and not string => "",
        TimeSpan time => time == TimeSpan.Zero ? "" : $"`{time:c}`",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    // The compiler writes no file of documentation for the program, so the sentence is taken from where it stands.
    private static string Summary(PropertyInfo property)
    {
        var type = property.DeclaringType!.Name;
        var code = Assert.Single(Sources(), source => Regex.IsMatch(source.Code, $@"\b(?:record|class) {type}\b[^;]*?\{{")).Code;
        code = code[Regex.Match(code, $@"\b(?:record|class) {type}\b[^;]*?\{{").Index..];
        var summary = Regex.Match(code, $@"/// <summary>((?:(?!</summary>)[\s\S])*)</summary>(?:(?!<summary>)[\s\S])*?\b{property.Name} \{{ get;");
        Assert.True(summary.Success, $"{type}.{property.Name} has no summary.");
        var text = Regex.Replace(summary.Groups[1].Value, @"\s*\n\s*///\s*", " ").Trim();
        text = Regex.Replace(text, "<c>(.*?)</c>", "`$1`");
        return Regex.Replace(text, """<(?:see|paramref) (?:cref|name|langword)="(?:[^"]*\.)?([^".]*)"\s*/>""", "`$1`").Replace("&lt;", "<", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static readonly Lazy<IReadOnlyList<(string Path, string Code)>> All = new(() =>
    [
        .. new[] { "AdvisorWorker", "AdvisorWorker.Engine", "AdvisorWorker.Sandbox" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Advisor.Repository, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path))),
    ]);

    private static IReadOnlyList<(string Path, string Code)> Sources() => All.Value;
}
