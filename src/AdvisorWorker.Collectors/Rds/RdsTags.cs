using System.Collections.Frozen;
using Amazon.RDS.Model;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>RDS's list of tags as a dictionary.</summary>
internal static class RdsTags
{
    public static IReadOnlyDictionary<string, string> Read(List<Tag>? tags) => tags is null or []
        ? FrozenDictionary<string, string>.Empty
        : tags.Where(tag => tag.Key is not null).ToFrozenDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal);
}
