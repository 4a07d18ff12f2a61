using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins volumes with the instances they are attached to, to know the boot volumes.</summary>
public sealed class EbsVolumeBoot : IPart<EbsVolume>
{
    public PartKey<EbsVolume> Key => EbsVolume.IsBootPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(Ec2Instances)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<EbsVolume>> LoadAsync(IReadOnlyList<EbsVolume> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var instances = context.All<Ec2Instances>().Single();
        return new([.. batch.Select(volume => volume with { IsBoot = IsBoot(volume, instances) })]);
    }

    private static Part<bool> IsBoot(EbsVolume volume, Ec2Instances instances)
    {
        Gap? unknown = null;
        foreach (var attachment in volume.Attachments)
        {
            if (attachment.InstanceId is not { } id)
            {
                continue;
            }

            if (instances.Of(id) is not { } instance)
            {
                unknown = Ec2Instances.Lacks(id);
            }
            else if (instance.RootDevice == attachment.Device)
            {
                return true;
            }
        }

        return unknown is null ? false : unknown;
    }
}
