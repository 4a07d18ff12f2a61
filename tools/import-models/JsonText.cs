using System.Globalization;
using System.Text;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.ImportModels;

/// <summary>Writes JSON without blanks, members in the order in which they were read.</summary>
internal static class JsonText
{
    public static void Append(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                AppendAll(text, '{', value.Members, member =>
                {
                    AppendString(text, member.Key);
                    text.Append(':');
                    Append(text, member.Value);
                });
                text.Append('}');
                break;
            case JsonKind.Array:
                AppendAll(text, '[', value.Items, item => Append(text, item));
                text.Append(']');
                break;
            case JsonKind.String:
                AppendString(text, value.Text!);
                break;
            case JsonKind.Number:
                text.Append(value.Text);
                break;
            default:
                text.Append(value.Kind.ToString().ToLowerInvariant());
                break;
        }
    }

    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
            {
                text.Append('\\').Append(character);
            }
            else if (character < ' ')
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(character);
            }
        }

        text.Append('"');
    }

    private static void AppendAll<T>(StringBuilder text, char opening, IReadOnlyList<T> items, Action<T> append)
    {
        text.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            append(items[i]);
        }
    }
}
