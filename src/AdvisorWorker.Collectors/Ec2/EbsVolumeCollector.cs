using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All volumes of a Region.</summary>
public sealed class EbsVolumeCollector : ICollector<EbsVolume>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeVolumes"];

    public IAsyncEnumerable<IReadOnlyList<EbsVolume>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeVolumes(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<EbsVolume> (page) => [.. Answer.Required(page.Volumes).Select(volume => Read(volume, context.Scope.Region))]);

    private static EbsVolume Read(Volume volume, string region) => new(
        Answer.Required(volume.VolumeId),
        region,
        volume.AvailabilityZone ?? "",
        Answer.Required(volume.VolumeType?.Value),
        Answer.Required(volume.Size),
        volume.Iops,
        Answer.Required(volume.State?.Value),
        Answer.Required(volume.CreateTime).ToUniversalTime(),
        [.. (volume.Attachments ?? []).Where(attachment => attachment.State != VolumeAttachmentState.Detached).Select(Read)])
    {
        Tags = Ec2Tags.Read(volume.Tags),
    };

    private static EbsAttachment Read(VolumeAttachment attachment) =>
        new(string.IsNullOrEmpty(attachment.InstanceId) ? null : attachment.InstanceId, attachment.Device, attachment.State?.Value ?? "");
}
