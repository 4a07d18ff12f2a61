namespace AdvisorWorker.Engine.Files;

/// <summary>A piece of a file that people write, the same for YAML and JSON.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Text">A text, as it was written: whether it looks like a number is nobody's business.</param>
internal readonly record struct FileToken(FileTokenKind Kind, int Line, string Text = "");

internal enum FileTokenKind
{
    /// <summary>The file is over, or cannot be read on.</summary>
    End,
    MapStart,
    MapEnd,
    ListStart,
    ListEnd,
    Text,

    /// <summary>A value that is none: <c>null</c>, <c>~</c>, or nothing after the colon.</summary>
    Nothing,

    /// <summary>Something that was refused; what is wrong with it was said.</summary>
    Refused,
}
