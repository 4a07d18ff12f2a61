using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Picks resources by id.</summary>
internal static class Selection
{
    /// <summary>The resources with these ids in the order of the account, or all when no id is named.</summary>
    /// <exception cref="AmazonServiceException">An id belongs to no resource.</exception>
    public static IReadOnlyList<T> Select<T>(
        this IReadOnlyList<T> all, IReadOnlyCollection<string>? ids, Func<T, string?> id, Func<string, AmazonServiceException> missing)
    {
        if (ids is null or { Count: 0 })
        {
            return all;
        }

        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        List<T> found = [.. all.Where(item => wanted.Contains(id(item) ?? string.Empty))];
        wanted.ExceptWith(found.Select(item => id(item) ?? string.Empty));
        return wanted.Count == 0 ? found : throw missing(wanted.Order(StringComparer.Ordinal).First());
    }

    /// <summary>The one resource with this id.</summary>
    public static T Single<T>(this IEnumerable<T> all, string? id, Func<T, string?> idOf, Func<string, AmazonServiceException> missing)
        where T : class => all.FirstOrDefault(item => idOf(item) == id) ?? throw missing(id ?? string.Empty);
}
