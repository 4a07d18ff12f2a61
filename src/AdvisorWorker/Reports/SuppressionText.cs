using System.Globalization;
using System.Text;
using System.Text.Json;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Reports;

/// <summary>A suppression in one line, and as JSON.</summary>
internal static class SuppressionText
{
    /// <summary><c>s-0123  check x, resource y: known (Jo), until 2026-12-31  [store]</c>.</summary>
    public static string Of(Suppression rule)
    {
        var line = new StringBuilder($"{rule.Id}  {string.Join(", ", rule.Names.Select(named => $"{named.Key} {named.Value}"))}: {rule.Reason}");
        if (rule.Owner is { } owner)
        {
            line.Append(CultureInfo.InvariantCulture, $" ({owner})");
        }

        if (rule.Expires is { } last)
        {
            line.Append(CultureInfo.InvariantCulture, $", until {last:yyyy-MM-dd}");
        }

        return line.Append(CultureInfo.InvariantCulture, $"  [{rule.From}]").ToString();
    }

    /// <summary>A rule per line, those that are over marked so.</summary>
    public static void WriteTable(IReadOnlyList<Suppression> rules, DateOnly today, TextWriter output)
    {
        foreach (var rule in rules)
        {
            output.WriteLine($"{(rule.IsOver(today) ? "EXPIRED" : "ACTIVE "),-8} {TerminalText.Of(Of(rule))}");
        }

        var over = rules.Count(rule => rule.IsOver(today));
        output.WriteLine($"{rules.Count} suppression{(rules.Count == 1 ? "" : "s")}{(over > 0 ? $", {over} of them expired" : "")}.");
    }

    /// <summary>An array with an object per rule.</summary>
    public static void WriteJson(IReadOnlyList<Suppression> rules, DateOnly today, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            WriteRule(json, rule);
            json.WriteBoolean("expired", rule.IsOver(today));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>Which rules are about an item, and of each other one why it is not.</summary>
    public static void Explain(SuppressionSubject item, IReadOnlyList<Suppression> rules, DateOnly today, TextWriter output)
    {
        output.WriteLine(TerminalText.Of($"{item.CheckId} in {item.Account} {item.Region}: {item.ResourceId}{(item.ItemKey is { } key ? $" {key}" : "")}  {item.Fingerprint}"));
        foreach (var rule in rules)
        {
            var why = SuppressionMatch.WhyNot(rule, item) ?? (rule.IsOver(today) ? string.Create(CultureInfo.InvariantCulture, $"it is over since {rule.Expires:yyyy-MM-dd}") : null);
            output.WriteLine(TerminalText.Of($"  {(why is null ? "matches " : "does not")}  {rule.Id}  [{rule.From}]  {why ?? rule.Reason}"));
        }

        if (rules.Count == 0)
        {
            output.WriteLine("  There are no rules.");
        }
    }

    /// <summary>What it names, null where it names nothing; then the rest of it.</summary>
    public static void WriteRule(Utf8JsonWriter json, Suppression rule)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("check", rule.Check);
        json.WriteString("account", rule.Account);
        json.WriteString("region", rule.Region);
        json.WriteString("resource", rule.Resource);
        json.WriteString("item", rule.Item);
        json.WriteString("tag", rule.Tag);
        WriteWhy(json, rule);
    }

    /// <summary>Why, who, how long, and where it is written.</summary>
    public static void WriteWhy(Utf8JsonWriter json, Suppression rule)
    {
        json.WriteString("reason", rule.Reason);
        json.WriteString("owner", rule.Owner);
        json.WriteString("expires", rule.Expires?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("from", rule.From);
    }
}
