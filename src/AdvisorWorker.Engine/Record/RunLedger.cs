using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Engine.Record;

/// <summary>
/// Holds what was planned against what came of it: each unit (an account's Region or global services, and a check) ends with exactly one outcome. What does not
/// is a mistake of the program, and must not pass for a verdict: the unit becomes not available, and the mistake is told.
/// </summary>
/// <param name="planned">Every unit of the run.</param>
internal sealed class RunLedger(IEnumerable<(ICheck Check, AwsScope Scope)> planned)
{
    /// <summary>An outcome of each planned unit and of nothing else.</summary>
    /// <param name="ended">The outcomes as they came.</param>
    /// <param name="breach">Told of each unit without an outcome, with several, or that nobody planned.</param>
    public IEnumerable<Outcome> Close(IEnumerable<Outcome> ended, Action<string> breach)
    {
        var outcomes = ended.ToLookup(outcome => (outcome.Scope, outcome.Check.About.Id));
        var units = planned.DistinctBy(unit => (unit.Scope, unit.Check.About.Id)).ToDictionary(unit => (unit.Scope, unit.Check.About.Id), unit => unit.Check);
        foreach (var unplanned in outcomes.Where(unit => !units.ContainsKey(unit.Key)))
        {
            breach(Text(unplanned.Key.Id, unplanned.Key.Scope, "was not planned and ended all the same"));
        }

        foreach (var (unit, check) in units)
        {
            if (outcomes[unit].ToList() is [var only])
            {
                yield return only;
                continue;
            }

            var text = Text(unit.Id, unit.Scope, outcomes.Contains(unit) ? "ended more than once" : "ended without an outcome");
            breach(text);
            yield return new(check, unit.Scope) { Gap = new(GapReason.Failed, Detail: text) };
        }
    }

    private static string Text(string check, AwsScope scope, string what) => $"{check} of {scope.Account} in {scope.Region} {what}; please report it";
}
