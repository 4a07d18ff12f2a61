using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All instances of a Region that are not terminated.</summary>
public sealed class Ec2InstanceCollector : ICollector<Ec2Instance>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeInstances"];

    public IAsyncEnumerable<IReadOnlyList<Ec2Instance>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeInstances(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<Ec2Instance> (page) =>
            [
                .. Answer.Required(page.Reservations)
                    .SelectMany(reservation => reservation.Instances ?? [])
                    .Select(instance => Read(instance, context.Scope.Region))
                    .Where(instance => instance.State != "terminated"),
            ]);

    private static Ec2Instance Read(Instance instance, string region) => new(
        Answer.Required(instance.InstanceId),
        region,
        instance.Placement?.AvailabilityZone ?? "",
        instance.InstanceType?.Value ?? "",
        Answer.Required(instance.State?.Name?.Value),
        instance.InstanceLifecycle == InstanceLifecycleType.Spot,
        instance.PlatformDetails ?? instance.Platform?.Value ?? "Linux/UNIX",
        instance.Placement?.Tenancy?.Value ?? "default",
        instance.VpcId,
        [.. Groups(instance).Distinct(StringComparer.Ordinal)],
        instance.RootDeviceName,
        instance.EbsOptimized == true)
    {
        Vcpus = instance.CpuOptions is { CoreCount: { } cores, ThreadsPerCore: { } threads } ? cores * threads : null,
        IsCapacityBlock = instance.InstanceLifecycle == InstanceLifecycleType.CapacityBlock,
        Tags = Ec2Tags.Read(instance.Tags),
    };

    private static IEnumerable<string> Groups(Instance instance) =>
        (instance.SecurityGroups ?? [])
            .Concat((instance.NetworkInterfaces ?? []).SelectMany(attached => attached.Groups ?? []))
            .Select(group => Answer.Required(group.GroupId));
}
