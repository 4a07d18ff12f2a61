namespace AdvisorWorker.Engine.Files;

/// <summary>What is wrong with a file: a line each, as many as anybody would read, in the file's order.</summary>
/// <param name="path">The file.</param>
/// <param name="option">The option that names it.</param>
/// <param name="mistakes">Takes the lines at the end.</param>
internal sealed class FileMistakes(string path, string option, List<string> mistakes)
{
    private const int Most = 100;

    private readonly List<(int Line, string Text)> found = [];

    /// <summary>Something was said.</summary>
    public bool Any => found.Count > 0;

    /// <summary>More are not taken.</summary>
    public bool IsFull => found.Count == Most;

    public void Say(int line, string what)
    {
        if (!IsFull)
        {
            found.Add((line, $"{path}:{line}: {what}"));
        }
    }

    /// <summary>Something is wrong with the file itself.</summary>
    public void Say(string what) => found.Add((0, $"{option}: {what}"));

    public void End()
    {
        mistakes.AddRange(found.OrderBy(mistake => mistake.Line).Select(mistake => mistake.Text));
        if (IsFull)
        {
            mistakes.Add($"{path}: there may be more mistakes than these {Most}.");
        }
    }
}
