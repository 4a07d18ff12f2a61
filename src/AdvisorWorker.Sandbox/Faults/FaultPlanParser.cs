using System.Text.Json;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Reads a plan and collects all mistakes in it.</summary>
internal sealed class FaultPlanParser
{
    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>The plan; null when there are mistakes.</summary>
    public FaultPlan? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = new StrictObject(document.RootElement, "$", _mistakes);
            var seed = root.Whole("seed", int.MinValue, int.MaxValue) ?? 0;
            var rules = Rules(root);
            root.End();
            return _mistakes.Count == 0 ? new(seed, rules) : null;
        }
        catch (JsonException e)
        {
            _mistakes.Add($"$: is no JSON: {e.Message}");
            return null;
        }
    }

    private List<FaultRule> Rules(StrictObject root)
    {
        var rules = root.Element("rules");
        if (rules is not { ValueKind: JsonValueKind.Array } list)
        {
            if (root.IsObject)
            {
                root.Mistake("rules", "must be there, a list.");
            }

            return [];
        }

        var parser = new FaultRuleParser(_mistakes);
        return [.. list.EnumerateArray().Select((rule, i) => parser.Parse(rule, $"$.rules[{i}]")).OfType<FaultRule>()];
    }
}
