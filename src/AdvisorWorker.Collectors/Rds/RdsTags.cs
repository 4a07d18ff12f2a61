using Amazon.RDS.Model;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>RDS's list of tags as a dictionary.</summary>
internal static class RdsTags
{
    public static IReadOnlyDictionary<string, string> Read(List<Tag>? tags) => ResourceTags.Of(tags, tag => tag.Key, tag => tag.Value);
}
