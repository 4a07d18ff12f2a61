using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>A token of JSON, and where in the buffer its text is.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Start">Where the text begins, without quotes.</param>
/// <param name="Length">Length of the text.</param>
/// <param name="IsEscaped">Whether the text has escapes.</param>
internal readonly record struct JsonToken(JsonTokenType Type, int Start, int Length, bool IsEscaped);
