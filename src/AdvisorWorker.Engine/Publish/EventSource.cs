using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Engine.Publish;

/// <summary>The name that events come under.</summary>
public static class EventSource
{
    /// <summary>Used unless another is configured.</summary>
    public const string Default = "advisorworker";

    private const int MaxLength = 256;

    /// <summary>False with an error for a name that EventBridge would refuse, so that it is seen at start and not per event.</summary>
    public static bool IsValid(string? source, [NotNullWhen(false)] out string? error)
    {
        error = source switch
        {
            null or "" => "the event source is empty",
            { Length: > MaxLength } => $"the event source is longer than {MaxLength} characters",
            _ when source.StartsWith("aws.", StringComparison.OrdinalIgnoreCase) =>
                $"the event source '{source}' starts with aws., which EventBridge keeps for AWS's own services",
            _ when !source.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/') =>
                $"the event source '{source}' may hold letters, digits, dots, hyphens, underscores and slashes only",
            _ => null,
        };
        return error is null;
    }
}
