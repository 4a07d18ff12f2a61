using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AdvisorWorker.Engine.Files;

/// <summary>Takes YAML apart. Anchors, aliases and tags are refused: nobody needs one, and aliases are how a small file becomes a large one.</summary>
internal static class YamlTokens
{
    // What is meant stands a few levels deep. Deeper is a mistake anyway, and what is very deep takes long.
    private const int MaxDepth = 16;

    public static IEnumerable<FileToken> Read(string text, Action<int, string> mistake)
    {
        var parser = new Parser(new StringReader(text));
        var (depth, documents) = (0, 0);
        while (true)
        {
            if (!MoveNext(parser, mistake) || parser.Current is not { } current)
            {
                yield break;
            }

            var line = (int)current.Start.Line;
            if (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            {
                mistake(line, "anchors (&) and tags (!) are not understood here.");
            }

            switch (current)
            {
                case DocumentStart when documents++ > 0:
                    mistake(line, "a second document begins here; one is all that is read.");
                    yield break;
                case AnchorAlias:
                    mistake(line, "aliases (*) are not understood here; a value that begins with * is put in quotes.");
                    yield return new(FileTokenKind.Refused, line);
                    break;
                case MappingStart:
                    yield return new(FileTokenKind.MapStart, line);
                    depth++;
                    break;
                case MappingEnd:
                    yield return new(FileTokenKind.MapEnd, line);
                    depth--;
                    break;
                case SequenceStart:
                    yield return new(FileTokenKind.ListStart, line);
                    depth++;
                    break;
                case SequenceEnd:
                    yield return new(FileTokenKind.ListEnd, line);
                    depth--;
                    break;
                case Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" }:
                    yield return new(FileTokenKind.Nothing, line);
                    break;
                case Scalar scalar:
                    yield return new(FileTokenKind.Text, line, scalar.Value);
                    break;
            }

            if (depth > MaxDepth)
            {
                mistake(line, $"it is nested deeper than {MaxDepth} levels.");
                yield break;
            }
        }
    }

    private static bool MoveNext(Parser parser, Action<int, string> mistake)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (YamlException e)
        {
            mistake((int)Math.Max(1, e.Start.Line), $"this is no YAML: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
            return false;
        }
    }
}
