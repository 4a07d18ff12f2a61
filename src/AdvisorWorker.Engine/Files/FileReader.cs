namespace AdvisorWorker.Engine.Files;

/// <summary>Reads a file's pieces forward as maps with known keys, lists and texts; says what is none of these.</summary>
/// <param name="tokens">The pieces.</param>
/// <param name="hint">What somebody who wrote a name may have meant of those that are known: a sentence after a space, or nothing.</param>
/// <param name="mistakes">Takes what is wrong.</param>
internal sealed class FileReader(IEnumerable<FileToken> tokens, Func<string, IEnumerable<string>, string> hint, FileMistakes mistakes) : IDisposable
{
    /// <summary>Characters of somebody else's text in a message.</summary>
    public const int MaxShown = 80;

    private const string Version = "1";

    private readonly IEnumerator<FileToken> pieces = tokens.GetEnumerator();
    private int last = 1;

    /// <summary>A text of somebody else's in a message: not longer than a line takes.</summary>
    public static string Shown(string text) => text.Length <= MaxShown ? $"'{text}'" : $"'{text[..MaxShown]}…'";

    /// <summary>The hint. Nobody means a name by a novel, and comparing it with every name would take long.</summary>
    public string Hint(string text, IEnumerable<string> known) => text.Length <= MaxShown ? hint(text, known) : "";

    public void Dispose() => pieces.Dispose();

    /// <summary>Reads the whole file: a map with <c>version</c> and other keys.</summary>
    /// <param name="known">The other keys.</param>
    /// <param name="sketch">What to write, for whoever wrote something else.</param>
    /// <param name="take">Takes a key and the piece that its value begins with; reads the value to its end.</param>
    /// <returns>The line of the map; null where there is none, or the file breaks off.</returns>
    public int? Document(IReadOnlyList<string> known, string sketch, Action<string, FileToken> take)
    {
        var first = Next();
        if (first.Kind != FileTokenKind.MapStart)
        {
            if (first.Kind is not FileTokenKind.Refused && !(first.Kind == FileTokenKind.End && mistakes.Any))
            {
                mistakes.Say(first.Line, first.Kind is FileTokenKind.End or FileTokenKind.Nothing ? $"the file is empty; {sketch}" : sketch);
            }

            return null;
        }

        var whole = Map(["version", .. known], (key, value) =>
        {
            if (key != "version")
            {
                take(key, value);
            }
            else if (value is not { Kind: FileTokenKind.Text, Text: Version })
            {
                mistakes.Say(value.Line, $"version: this program reads version {Version}.");
                Skip(value);
            }
        });

        // What follows may be refused: a second document.
        while (whole && Next().Kind != FileTokenKind.End)
        {
        }

        return whole ? first.Line : null;
    }

    /// <summary>Reads to a map's end; false where the file breaks off before it.</summary>
    /// <param name="known">Its keys.</param>
    /// <param name="take">Takes a key and the piece that its value begins with; reads the value to its end.</param>
    public bool Map(IReadOnlyList<string> known, Action<string, FileToken> take)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var key = Next(); key.Kind != FileTokenKind.MapEnd; key = Next())
        {
            if (key.Kind == FileTokenKind.End)
            {
                return false;
            }

            if (key.Kind != FileTokenKind.Text)
            {
                Skip(key);
            }

            var value = Next();
            if (value.Kind == FileTokenKind.End)
            {
                return false;
            }

            if (key.Kind == FileTokenKind.Text && known.Contains(key.Text) && seen.Add(key.Text))
            {
                take(key.Text, value);
                continue;
            }

            if (key.Kind != FileTokenKind.Refused)
            {
                mistakes.Say(
                    key.Line,
                    seen.Contains(key.Text) ? $"{key.Text} is written twice." : $"{Shown(key.Text)} is not known.{Hint(key.Text, known)} Known: {string.Join(", ", known)}.");
            }

            Skip(value);
        }

        return true;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="key">Whose value it is.</param>
    /// <param name="start">The piece that the value begins with.</param>
    /// <param name="otherwise">What to say where there is no list.</param>
    /// <param name="take">Takes the piece that an element begins with; reads the element to its end.</param>
    public void List(string key, FileToken start, string otherwise, Action<FileToken> take)
    {
        if (!Begins(FileTokenKind.ListStart, start, $"{key}: {otherwise}"))
        {
            return;
        }

        for (var token = Next(); token.Kind is not (FileTokenKind.ListEnd or FileTokenKind.End); token = Next())
        {
            take(token);
        }
    }

    /// <summary>Whether a piece begins a map; where not, that is said and the piece passed over.</summary>
    /// <param name="start">The piece.</param>
    /// <param name="otherwise">What to say where there is no map.</param>
    public bool IsMap(FileToken start, string otherwise) => Begins(FileTokenKind.MapStart, start, otherwise);

    /// <summary>Reads a text; null where there is none, which is said.</summary>
    /// <param name="key">Whose value it is.</param>
    /// <param name="value">The piece that the value begins with.</param>
    public string? Text(string key, FileToken value)
    {
        switch (value.Kind)
        {
            case FileTokenKind.Text:
                return value.Text;
            case FileTokenKind.Nothing:
                return "";
            case FileTokenKind.Refused:
                break;
            default:
                mistakes.Say(value.Line, $"{key}: a text is expected here, and no {(value.Kind == FileTokenKind.MapStart ? "map" : "list")}.");
                break;
        }

        Skip(value);
        return null;
    }

    /// <summary>Passes over what a piece begins.</summary>
    public void Skip(FileToken start)
    {
        var depth = Step(start);
        while (depth > 0)
        {
            var token = Next();
            if (token.Kind == FileTokenKind.End)
            {
                return;
            }

            depth += Step(token);
        }

        static int Step(FileToken token) => token.Kind switch
        {
            FileTokenKind.MapStart or FileTokenKind.ListStart => 1,
            FileTokenKind.MapEnd or FileTokenKind.ListEnd => -1,
            _ => 0,
        };
    }

    private bool Begins(FileTokenKind kind, FileToken start, string otherwise)
    {
        if (start.Kind == kind)
        {
            return true;
        }

        // What was refused has been spoken of.
        if (start.Kind != FileTokenKind.Refused)
        {
            mistakes.Say(start.Line, otherwise);
        }

        Skip(start);
        return false;
    }

    private FileToken Next()
    {
        if (!pieces.MoveNext())
        {
            return new(FileTokenKind.End, last);
        }

        last = pieces.Current.Line;
        return pieces.Current;
    }
}
