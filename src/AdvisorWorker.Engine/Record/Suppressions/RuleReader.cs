using System.Globalization;

namespace AdvisorWorker.Engine.Record;

/// <summary>Reads rules from a file's pieces: a map with <c>version</c> and <c>suppressions</c>, which is a list of maps of texts.</summary>
internal sealed class RuleReader(string path, IEnumerable<RuleToken> tokens, SuppressionFields fields, SuppressionMistakes mistakes) : IDisposable
{
    private const string Version = "1";
    private const string Sketch = "write `suppressions:` and a list of rules under it.";

    private static readonly string[] TopKeys = ["version", "suppressions"];

    private readonly IEnumerator<RuleToken> pieces = tokens.GetEnumerator();
    private readonly List<Suppression> rules = [];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private int last = 1;

    public IReadOnlyList<Suppression> Read()
    {
        var first = Next();
        if (first.Kind != RuleTokenKind.MapStart)
        {
            if (first.Kind is not RuleTokenKind.Refused && !(first.Kind == RuleTokenKind.End && mistakes.Any))
            {
                mistakes.Say(first.Line, first.Kind is RuleTokenKind.End or RuleTokenKind.Nothing ? $"the file is empty; {Sketch}" : Sketch);
            }

            return rules;
        }

        var named = false;
        var whole = Map(TopKeys, (key, value) =>
        {
            if (key == "suppressions")
            {
                named = true;
                Rules(value);
            }
            else if (value is not { Kind: RuleTokenKind.Text, Text: Version })
            {
                mistakes.Say(value.Line, $"version: this program reads version {Version}.");
                Skip(value);
            }
        });
        if (whole && !named)
        {
            mistakes.Say(first.Line, $"there are no rules; {Sketch}");
        }

        // What follows may be refused: a second document.
        while (whole && Next().Kind != RuleTokenKind.End)
        {
        }

        return rules;
    }

    public void Dispose() => pieces.Dispose();

    private void Rules(RuleToken start)
    {
        if (start.Kind != RuleTokenKind.ListStart)
        {
            if (start.Kind != RuleTokenKind.Refused)
            {
                mistakes.Say(start.Line, $"suppressions: {(start.Kind == RuleTokenKind.Nothing ? "there is no list; write [] for no rules." : Sketch)}");
            }

            Skip(start);
            return;
        }

        for (var token = Next(); token.Kind is not (RuleTokenKind.ListEnd or RuleTokenKind.End); token = Next())
        {
            Rule(token);
        }
    }

    private void Rule(RuleToken start)
    {
        if (start.Kind != RuleTokenKind.MapStart)
        {
            if (start.Kind != RuleTokenKind.Refused)
            {
                mistakes.Say(start.Line, "this is no rule; a rule has fields such as `check: …` and `reason: …`.");
            }

            Skip(start);
            return;
        }

        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        var whole = Map(SuppressionFields.All, (key, value) =>
        {
            at[key] = value.Line;
            switch (value.Kind)
            {
                case RuleTokenKind.Text:
                    written[key] = value.Text;
                    break;
                case RuleTokenKind.Nothing:
                    written[key] = "";
                    break;
                default:
                    // Said already, or said now; not said to be missing besides.
                    written[key] = "";
                    unreadable.Add(key);
                    if (value.Kind != RuleTokenKind.Refused)
                    {
                        mistakes.Say(value.Line, $"{key}: a text is expected here, and no {(value.Kind == RuleTokenKind.MapStart ? "map" : "list")}.");
                    }

                    Skip(value);
                    break;
            }
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
                written.ContainsKey("id") ? $"id: {SuppressionFields.Shown(rule.Id)} is the id of the rule in line {lines[rule.Id]} too." : $"it names the same as the rule in line {lines[rule.Id]}.");
        }
    }

    // Reads to the map's end; false where the file breaks off before it.
    private bool Map(IReadOnlyList<string> known, Action<string, RuleToken> take)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var key = Next(); key.Kind != RuleTokenKind.MapEnd; key = Next())
        {
            if (key.Kind == RuleTokenKind.End)
            {
                return false;
            }

            if (key.Kind != RuleTokenKind.Text)
            {
                Skip(key);
            }

            var value = Next();
            if (value.Kind == RuleTokenKind.End)
            {
                return false;
            }

            if (key.Kind == RuleTokenKind.Text && known.Contains(key.Text) && seen.Add(key.Text))
            {
                take(key.Text, value);
                continue;
            }

            if (key.Kind != RuleTokenKind.Refused)
            {
                mistakes.Say(
                    key.Line,
                    seen.Contains(key.Text) ? $"{key.Text} is written twice." : $"{SuppressionFields.Shown(key.Text)} is not known.{fields.Hint(key.Text, known)} Known: {string.Join(", ", known)}.");
            }

            Skip(value);
        }

        return true;
    }

    // Passes over what a start begins.
    private void Skip(RuleToken start)
    {
        var depth = Step(start);
        while (depth > 0)
        {
            var token = Next();
            if (token.Kind == RuleTokenKind.End)
            {
                return;
            }

            depth += Step(token);
        }

        static int Step(RuleToken token) => token.Kind switch
        {
            RuleTokenKind.MapStart or RuleTokenKind.ListStart => 1,
            RuleTokenKind.MapEnd or RuleTokenKind.ListEnd => -1,
            _ => 0,
        };
    }

    private RuleToken Next()
    {
        if (!pieces.MoveNext())
        {
            return new(RuleTokenKind.End, last);
        }

        last = pieces.Current.Line;
        return pieces.Current;
    }
}
