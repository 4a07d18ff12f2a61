using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Catalog;

/// <summary>What holds for every built-in check; a new one inherits all of it.</summary>
public sealed class CatalogTests
{
    private static readonly CheckCatalog Catalog = Load(new ConfigurationBuilder().Build());

    private static readonly Dictionary<string, JsonElement> TrustedAdvisor =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Advisor.Repository, "tests", "AdvisorWorker.Tests", "Catalog", "trusted-advisor-checks.json")))
            .RootElement.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("id").GetString()!);

    public static TheoryData<string> Ids => [.. Catalog.Checks.Select(check => check.About.Id)];

    public static TheoryData<string> SectionsWithSettings => [.. Catalog.Checks.Where(check => check.Settings is not null).Select(check => check.SettingsSection).Distinct()];

    [Fact]
    public void There_are_checks_of_all_six_pillars()
    {
        Assert.True(Catalog.Checks.Count >= 40, $"{Catalog.Checks.Count} checks");
        Assert.Equal(Enum.GetValues<Pillar>(), Catalog.Checks.Select(check => check.About.Pillar).Distinct().Order());
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_check_has_one_name_everywhere(string id)
    {
        var check = Catalog.Find(id)!;
        var type = check.Check.GetType();

        if (type.GetConstructors().Single().GetParameters().Length <= 1)
        {
            Assert.Equal(KebabCase.Of(type.Name), id);
        }

        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", id);
        Assert.Equal(check.Pack.Name, $"AdvisorWorker.Checks.{check.About.Pillar}");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_check_says_why_it_matters_what_to_do_and_what_exactly_it_looks_at(string id)
    {
        var about = Catalog.Find(id)!.About;

        Assert.All((string[])[about.Title, about.Why, about.Fix, about.Criteria], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All((string[])[about.Why, about.Fix, about.Criteria], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.True(about.Link is null || Uri.TryCreate(about.Link, UriKind.Absolute, out var link) && link.Scheme == "https");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_counterpart_in_Trusted_Advisor_has_the_same_name_pillar_gate_and_headings(string id)
    {
        var about = Catalog.Find(id)!.About;
        if (about.TrustedAdvisorId is null)
        {
            Assert.False(about.Core);
            return;
        }

        var theirs = TrustedAdvisor[about.TrustedAdvisorId];
        Assert.Equal(theirs.GetProperty("name").GetString(), about.Title, ignoreCase: true);
        Assert.Equal(theirs.GetProperty("category").GetString(), KebabCase.Of(about.Pillar.ToString()).Replace('-', '_'));
        Assert.Equal(theirs.GetProperty("core").GetBoolean(), about.Core);
        Assert.Equal(theirs.GetProperty("headings").EnumerateArray().Select(heading => heading.GetString()), about.Headings);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_check_can_be_planned_alone_and_says_what_it_calls(string id)
    {
        var plan = CollectionPlan.For(Catalog.Sources, [Catalog.Find(id)!.Check]);

        Assert.NotEmpty(plan.Operations);
        Assert.All(plan.Operations, operation => Assert.Matches("^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$", operation));
    }

    [Theory, MemberData(nameof(SectionsWithSettings))]
    public void Every_setting_can_be_set_and_a_value_out_of_range_is_refused(string section)
    {
        var settings = Catalog.Checks.First(check => check.SettingsSection == section).Settings!;
        Assert.NotEmpty(settings.GetType().GetProperties());
        foreach (var property in settings.GetType().GetProperties())
        {
            var (values, expected) = Other(property, property.GetValue(settings));
            var bound = Load(Configuration(values.Select((value, i) => ($"{section}:{property.Name}{(values.Count > 1 || IsList(property) ? $":{i}" : "")}", value))))
                .Checks.First(check => check.SettingsSection == section).Settings!;

            // Another load of the pack has other types of the same names.
            Assert.Equal(expected, Flat(bound.GetType().GetProperty(property.Name)!.GetValue(bound)));

            if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                var tooMuch = Convert.ToString(Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture) + 1, CultureInfo.InvariantCulture)!;
                var refusal = Assert.Throws<PackException>(() => Load(Configuration([($"{section}:{property.Name}", tooMuch)])));
                Assert.Contains(property.Name, Assert.Single(refusal.Mistakes));
            }
            else
            {
                Assert.False(IsNumber(property.PropertyType), $"{section}:{property.Name} is a number without a range");
            }
        }
    }

    private static CheckCatalog Load(IConfiguration configuration) => CheckCatalog.Of(PackLoader.Load([Path.Combine(Advisor.Folder, "packs")]), configuration);

    private static IConfiguration Configuration(IEnumerable<(string Key, string Value)> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();

    private static bool IsList(PropertyInfo property) => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } bare && bare != typeof(bool);

    /// <summary>A value that is not the default, and what the property then holds.</summary>
    private static (IReadOnlyList<string> Values, IReadOnlyList<string> Expected) Other(PropertyInfo property, object? current)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (IsList(property))
        {
            // One element, where the default has several: binding must replace and not append.
            var element = type.GenericTypeArguments[^1] switch
            {
                var of when of == typeof(string) => "x",
                var of when of == typeof(DateOnly) => "2030-01-31",
                _ => "7",
            };
            return ([element], [element]);
        }

        var other = type switch
        {
            _ when type == typeof(bool) => (bool)current! ? "False" : "True",
            { IsEnum: true } => Enum.GetNames(type).First(name => name != current?.ToString() && name != nameof(CheckStatus.NotAvailable)),
            _ when property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed => Convert.ToString(allowed.Values.First(value => value is not null && !value.Equals(current)), CultureInfo.InvariantCulture)!,
            _ when type == typeof(string) => "x",
            _ => Convert.ToString(property.GetCustomAttribute<RangeAttribute>()!.Maximum, CultureInfo.InvariantCulture)!,
        };
        return ([other], [other]);
    }

    private static IReadOnlyList<string> Flat(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary map => [.. map.Values.Cast<object>().Select(Text)],
        IEnumerable list => [.. list.Cast<object>().Select(Text)],
        _ => [Text(value)],
    };

    private static string Text(object value) => value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
