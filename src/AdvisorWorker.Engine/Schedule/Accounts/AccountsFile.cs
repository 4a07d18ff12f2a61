using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Files;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>A file of accounts, YAML or JSON. It is strict: an account that is mistyped would go unchecked, and nobody would notice.</summary>
public static class AccountsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, as messages name it.</param>
    /// <param name="words">What names there are to be used in it.</param>
    /// <param name="mistakes">Takes what is wrong, a line each: <c>file:line: what</c>.</param>
    /// <returns>What it says; of no use where anything is wrong.</returns>
    public static AccountsSettings Read(string path, AccountsWords words, List<string> mistakes)
    {
        var found = new FileMistakes(path, "--accounts", mistakes);
        var settings = new AccountsSettings();
        if (StrictFile.Open(path, found) is { } tokens)
        {
            using var file = new FileReader(tokens, words.Hint, found);
            settings = new AccountsReader(file, words, found).Read();
        }

        found.End();
        return settings;
    }
}

/// <summary>What names there are to be used in a file of accounts.</summary>
/// <param name="Catalog">The checks; null where they could not be loaded, so that no name of one can be wrong.</param>
/// <param name="Chosen">The run's checks, which an account can have fewer of.</param>
/// <param name="Pillars">The names of pillars.</param>
/// <param name="Pillar">The pillar of a name.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Hint">What somebody who wrote a name may have meant of those that are known: a sentence after a space, or nothing.</param>
public sealed record AccountsWords(
    CheckCatalog? Catalog,
    IReadOnlyList<CatalogCheck> Chosen,
    IReadOnlyList<string> Pillars,
    Func<string, Pillar?> Pillar,
    Func<string, string?> Environment,
    Func<string, IEnumerable<string>, string> Hint);
