using AdvisorWorker.Engine.Files;

namespace AdvisorWorker.Engine.Record;

/// <summary>A file of rules, YAML or JSON. It is strict: what is mistyped would silence nothing, or too much, and nobody would notice.</summary>
public static class SuppressionFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, as messages name it.</param>
    /// <param name="fields">Reads one rule.</param>
    /// <param name="mistakes">Takes what is wrong, a line each: <c>file:line: what</c>.</param>
    /// <returns>The rules; of no use where anything is wrong.</returns>
    public static IReadOnlyList<Suppression> Read(string path, SuppressionFields fields, List<string> mistakes)
    {
        var found = new FileMistakes(path, "--suppressions", mistakes);
        IReadOnlyList<Suppression> rules = [];
        if (StrictFile.Open(path, found) is { } tokens)
        {
            using var file = new FileReader(tokens, fields.Suggest, found);
            rules = new RuleReader(path, file, fields, found).Read();
        }

        found.End();
        return rules;
    }
}
