using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AdvisorWorker.Collectors;

/// <summary>
/// Guards what an answer must hold. An answer without the member that the verdict hangs on is not an empty or a default
/// value: it is unreadable.
/// </summary>
internal static class Answer
{
    /// <summary>The value, or the end of the collector or part with the member's name.</summary>
    /// <exception cref="UnavailableException">The member is missing.</exception>
    public static T Required<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class => value ?? throw Missing(member);

    /// <inheritdoc cref="Required{T}(T, string)"/>
    public static T Required<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct => value ?? throw Missing(member);

    private static UnavailableException Missing(string member) =>
        new(new(GapReason.Failed, Detail: $"The answer lacks {member[(member.IndexOf('.') + 1)..]}"));
}
