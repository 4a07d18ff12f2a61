using System.Globalization;
using AdvisorWorker.Engine.Files;

namespace AdvisorWorker.Engine.Record;

/// <summary>Reads rules from a file: a map with <c>version</c> and <c>suppressions</c>, which is a list of maps of texts.</summary>
internal sealed class RuleReader(string path, FileReader file, SuppressionFields fields, FileMistakes mistakes)
{
    private const string Sketch = "write `suppressions:` and a list of rules under it.";

    private readonly List<Suppression> rules = [];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public IReadOnlyList<Suppression> Read()
    {
        var named = false;
        var line = file.Document(["suppressions"], Sketch, (key, value) =>
        {
            named = true;
            file.List(key, value, value.Kind == FileTokenKind.Nothing ? "there is no list; write [] for no rules." : Sketch, Rule);
        });
        if (line is { } first && !named)
        {
            mistakes.Say(first, $"there are no rules; {Sketch}");
        }

        return rules;
    }

    private void Rule(FileToken start)
    {
        if (!file.IsMap(start, "this is no rule; a rule has fields such as `check: …` and `reason: …`."))
        {
            return;
        }

        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        var whole = file.Map(SuppressionFields.All, (key, value) =>
        {
            at[key] = value.Line;
            var text = file.Text(key, value);
            if (text is null)
            {
                // Said; not said to be missing besides.
                unreadable.Add(key);
            }

            written[key] = text ?? "";
        });
        if (!whole || mistakes.IsFull)
        {
            return;
        }

        var from = string.Create(CultureInfo.InvariantCulture, $"{path}:{start.Line}");
        var rule = fields.Read(written, from, (field, why) =>
        {
            if (field is null || !unreadable.Contains(field))
            {
                mistakes.Say(field is null ? start.Line : at[field], field is null ? why : $"{field}: {why}");
            }
        });
        if (rule is null)
        {
            return;
        }

        if (lines.TryAdd(rule.Id, start.Line))
        {
            rules.Add(rule);
        }
        else
        {
            mistakes.Say(
                at.GetValueOrDefault("id", start.Line),
                written.ContainsKey("id") ? $"id: {FileReader.Shown(rule.Id)} is the id of the rule in line {lines[rule.Id]} too." : $"it names the same as the rule in line {lines[rule.Id]}.");
        }
    }
}
