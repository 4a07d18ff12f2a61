using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>EC2's list of tags as a dictionary.</summary>
internal static class Ec2Tags
{
    public static IReadOnlyDictionary<string, string> Read(List<Tag>? tags) => ResourceTags.Of(tags, tag => tag.Key, tag => tag.Value);
}
