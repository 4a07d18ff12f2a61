using System.Collections;
using System.Globalization;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.RoundTrip;

/// <summary>A shape as text, for comparing: members with values, in order.</summary>
internal static class ShapeText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => "'" + text + "'",
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        ConstantClass constant => constant.Value,
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}: {Of(map[key])}")) + "}",
        IList list => "[" + string.Join(", ", list.Cast<object>().Select(Of)) + "]",
        ValueType number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        _ => "(" + string.Join(", ", RandomShapes.Members(value).Where(member => member.GetValue(value) is not null).Select(member => $"{member.Name}={Of(member.GetValue(value))}")) + ")",
    };
}
