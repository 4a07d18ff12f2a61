using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Options;

namespace AdvisorWorker.Reports;

/// <summary>The catalogue as text.</summary>
internal static class CatalogText
{
    public static void WriteTable(IReadOnlyList<CatalogCheck> checks, TextWriter output)
    {
        var width = checks.Max(check => check.About.Id.Length);
        foreach (var pillar in checks.GroupBy(check => check.About.Pillar))
        {
            output.WriteLine($"{PillarNames.Title(pillar.Key)} ({pillar.Count()})");
            foreach (var check in pillar)
            {
                output.WriteLine($"  {check.About.Id.PadRight(width)}  {check.About.TrustedAdvisorId ?? "-",-10}  {(check.About.Core ? "core" : "    ")}  {check.About.Title}");
            }

            output.WriteLine();
        }

        output.WriteLine($"{checks.Count} checks, {checks.Count(check => check.About.Core)} of them core (given by every support plan). `advisor checks show ID` tells more.");
    }

    public static void WriteJson(IReadOnlyList<CatalogCheck> checks, CheckCatalog catalog, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var check in checks)
        {
            var about = check.About;
            json.WriteStartObject();
            json.WriteString("id", about.Id);
            json.WriteString("trustedAdvisorId", about.TrustedAdvisorId);
            json.WriteString("pillar", PillarNames.Of(about.Pillar));
            json.WriteString("title", about.Title);
            json.WriteString("why", about.Why);
            json.WriteString("fix", about.Fix);
            json.WriteString("criteria", about.Criteria);
            json.WriteString("link", about.Link);
            json.WriteBoolean("core", about.Core);
            json.WriteString("granularity", about.Granularity.ToString().ToLowerInvariant());
            json.WriteBoolean("listsPassing", about.ListsPassing);
            json.WriteBoolean("costsMoney", about.CostsMoney);
            WriteStrings(json, "headings", about.Headings);
            WriteStrings(json, "permissions", Permissions.Of(catalog.Sources, [check.Check]));
            json.WriteString("pack", check.Pack.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    public static void WriteCheck(CatalogCheck check, CheckCatalog catalog, TextWriter output)
    {
        var about = check.About;
        output.WriteLine(about.Title);
        output.WriteLine();
        Field("Id", about.Id);
        Field("Trusted Advisor", about.TrustedAdvisorId ?? "no counterpart");
        Field("Pillar", PillarNames.Title(about.Pillar));
        Field("Support plan", about.Core || about.TrustedAdvisorId is null ? "any" : "Business and above in Trusted Advisor; any with --gate off");
        Field("One row per", about.Granularity.ToString().ToLowerInvariant());
        Field("Lists green", about.ListsPassing ? "yes" : "no");
        Field("Pack", check.Pack.Name);
        Field("Why", about.Why);
        Field("Fix", about.Fix);
        Field("Criteria", about.Criteria);
        Field("Link", about.Link ?? "-");
        Field("Columns", string.Join(" | ", about.Headings));
        Field("Permissions", string.Join(", ", Permissions.Of(catalog.Sources, [check.Check])));
        if (check.Settings is not { } settings)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"Settings (configuration section {check.SettingsSection}):");
        foreach (var property in settings.GetType().GetProperties())
        {
            var range = property.GetCustomAttribute<RangeAttribute>() is { } limits
                ? string.Create(CultureInfo.InvariantCulture, $", from {limits.Minimum} to {limits.Maximum}")
                : "";
            var value = property.GetValue(settings) switch
            {
                null => "see the criteria",
                System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object>()),
                var one => Convert.ToString(one, CultureInfo.InvariantCulture),
            };
            output.WriteLine($"  {property.Name} = {value}{range}");
        }

        void Field(string name, string value) => output.WriteLine($"{name + ":",-17} {value}");
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
