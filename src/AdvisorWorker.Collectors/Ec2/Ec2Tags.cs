using System.Collections.Frozen;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>EC2's list of tags as a dictionary.</summary>
internal static class Ec2Tags
{
    public static IReadOnlyDictionary<string, string> Read(List<Tag>? tags) => tags is null or []
        ? FrozenDictionary<string, string>.Empty
        : tags.Where(tag => tag.Key is not null).ToFrozenDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal);
}
