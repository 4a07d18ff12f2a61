using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>EC2's Regions, instances and what belongs to them; storage and network are apart.</summary>
internal sealed class Ec2Answers : IAnswers
{
    /// <summary>Without a size EC2 answers all at once.</summary>
    internal static readonly PageRules Pages = new(int.MaxValue, 1000, "InvalidNextToken", "InvalidParameterValue");

    private static readonly Ec2Filters<Reservation> InstanceFilters = new Ec2Filters<Reservation>(
        reservation => [.. Instances(reservation).SelectMany(instance => instance.Tags ?? [])])
        .ByAny("instance-state-name", reservation => Instances(reservation).Select(instance => instance.State?.Name?.Value))
        .ByAny("instance-type", reservation => Instances(reservation).Select(instance => instance.InstanceType?.Value))
        .ByAny("instance-lifecycle", reservation => Instances(reservation).Select(instance => instance.InstanceLifecycle?.Value))
        .ByAny("instance-id", reservation => Instances(reservation).Select(instance => instance.InstanceId))
        .ByAny("availability-zone", reservation => Instances(reservation).Select(instance => instance.Placement?.AvailabilityZone))
        .ByAny("vpc-id", reservation => Instances(reservation).Select(instance => instance.VpcId))
        .ByAny("subnet-id", reservation => Instances(reservation).Select(instance => instance.SubnetId));

    private static readonly Ec2Filters<AvailabilityZone> ZoneFilters = new Ec2Filters<AvailabilityZone>(_ => null)
        .By("region-name", zone => zone.RegionName)
        .By("zone-name", zone => zone.ZoneName)
        .By("zone-type", zone => zone.ZoneType)
        .By("state", zone => zone.State?.Value)
        .By("opt-in-status", zone => zone.OptInStatus?.Value);

    private static readonly Ec2Filters<Region> RegionFilters = new Ec2Filters<Region>(_ => null)
        .By("region-name", region => region.RegionName)
        .By("opt-in-status", region => region.OptInStatus);

    private static readonly Ec2Filters<InstanceTypeInfo> TypeFilters = new Ec2Filters<InstanceTypeInfo>(_ => null)
        .By("instance-type", type => type.InstanceType?.Value)
        .By("current-generation", type => type.CurrentGeneration == true ? "true" : "false")
        .By("ebs-info.ebs-optimized-support", type => type.EbsInfo?.EbsOptimizedSupport?.Value);

    private static readonly Ec2Filters<ReservedInstances> ReservedFilters = new Ec2Filters<ReservedInstances>(reserved => reserved.Tags)
        .By("state", reserved => reserved.State?.Value)
        .By("scope", reserved => reserved.Scope?.Value)
        .By("instance-type", reserved => reserved.InstanceType?.Value)
        .By("availability-zone", reserved => reserved.AvailabilityZone);

    private static readonly Ec2Filters<Image> ImageFilters = new Ec2Filters<Image>(image => image.Tags)
        .By("name", image => image.Name)
        .By("state", image => image.State?.Value)
        .By("is-public", image => image.Public == true ? "true" : "false");

    private static readonly Ec2Filters<KeyPairInfo> KeyPairFilters = new Ec2Filters<KeyPairInfo>(pair => pair.Tags)
        .By("key-name", pair => pair.KeyName);

    public void AddTo(AnswerBook book) => book
        .On<DescribeRegionsRequest>(Regions)
        .On<DescribeAvailabilityZonesRequest>(Zones)
        .On<DescribeAccountAttributesRequest>(AccountAttributes)
        .On<DescribeInstancesRequest>(DescribeInstances)
        .On<DescribeInstanceStatusRequest>(InstanceStatus)
        .On<DescribeInstanceTypesRequest>(InstanceTypes)
        .On<DescribeReservedInstancesRequest>(ReservedInstances)
        .On<DescribeImagesRequest>(Images)
        .On<DescribeKeyPairsRequest>(KeyPairs);

    internal static Func<string, AmazonServiceException> Missing(string code, string kind) => id => Refusal.Of(code, $"The {kind} '{id}' does not exist");

    private static List<Instance> Instances(Reservation reservation) => reservation.Instances ?? [];

    private static DescribeRegionsResponse Regions(DescribeRegionsRequest request, CallContext call)
    {
        var account = call.Account;
        List<Region> all = [.. account.Regions.Keys.Select(name => Region(name, "opt-in-not-required"))];
        if (request.AllRegions == true)
        {
            all.AddRange(account.DisabledRegions.Select(name => Region(name, "not-opted-in")));
        }

        var selected = all.Select(
            request.RegionNames, region => region.RegionName, id => Refusal.Of("InvalidParameterValue", $"Invalid region provided: '{id}'"));
        return new() { Regions = [.. RegionFilters.Apply(selected, request.Filters)] };
    }

    private static Region Region(string name, string status) => new() { RegionName = name, Endpoint = $"ec2.{name}.amazonaws.com", OptInStatus = status };

    private static DescribeAvailabilityZonesResponse Zones(DescribeAvailabilityZonesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Zones.Select(request.ZoneNames, zone => zone.ZoneName, Missing("InvalidParameterValue", "zone"));
        return new() { AvailabilityZones = [.. ZoneFilters.Apply(selected, request.Filters)] };
    }

    private static DescribeAccountAttributesResponse AccountAttributes(DescribeAccountAttributesRequest request, CallContext call)
    {
        List<AccountAttribute> all =
        [
            .. call.Region.Ec2.AccountAttributes.Select(attribute => new AccountAttribute
            {
                AttributeName = attribute.Key,
                AttributeValues = [new() { AttributeValue = attribute.Value }],
            }),
        ];
        return new()
        {
            AccountAttributes = [.. all.Select(request.AttributeNames, attribute => attribute.AttributeName, Missing("InvalidParameterValue", "attribute"))],
        };
    }

    private static DescribeInstancesResponse DescribeInstances(DescribeInstancesRequest request, CallContext call)
    {
        if (request is { InstanceIds.Count: > 0, MaxResults: not null })
        {
            throw Refusal.Of("InvalidParameterCombination", "The parameter instancesSet cannot be used with the parameter maxResults");
        }

        var ec2 = call.Region.Ec2;
        IReadOnlyList<Reservation> selected = ec2.Reservations;
        if (request.InstanceIds is { Count: > 0 } ids)
        {
            var instances = ec2.Instances.ToList()
                .Select(ids, instance => instance.InstanceId, Missing("InvalidInstanceID.NotFound", "instance ID"))
                .ToHashSet();
            selected = [.. ec2.Reservations.Where(reservation => Instances(reservation).Exists(instances.Contains))];
        }

        var page = call.Page(InstanceFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { Reservations = page.Items, NextToken = page.Next };
    }

    private static DescribeInstanceStatusResponse InstanceStatus(DescribeInstanceStatusRequest request, CallContext call)
    {
        var instances = call.Region.Ec2.Instances.ToList()
            .Select(request.InstanceIds, instance => instance.InstanceId, Missing("InvalidInstanceID.NotFound", "instance ID"))
            .Where(instance => request.IncludeAllInstances == true || instance.State?.Name == InstanceStateName.Running);
        var page = call.Page([.. instances], request.MaxResults, request.NextToken, Pages);
        return new() { InstanceStatuses = [.. page.Items.Select(Status)], NextToken = page.Next };
    }

    private static InstanceStatus Status(Instance instance)
    {
        SummaryStatus status = instance.State?.Name == InstanceStateName.Running ? "ok" : "not-applicable";
        return new()
        {
            InstanceId = instance.InstanceId,
            AvailabilityZone = instance.Placement?.AvailabilityZone,
            InstanceState = instance.State,
            Status = new() { Status = status },
            SystemStatus = new() { Status = status },
        };
    }

    private static DescribeInstanceTypesResponse InstanceTypes(DescribeInstanceTypesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.InstanceTypes.Select(
            request.InstanceTypes,
            type => type.InstanceType?.Value,
            id => Refusal.Of("InvalidInstanceType", $"The following supplied instance types do not exist: [{id}]"));
        var page = call.Page(TypeFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { InstanceTypes = page.Items, NextToken = page.Next };
    }

    private static DescribeReservedInstancesResponse ReservedInstances(DescribeReservedInstancesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.ReservedInstances.Select(
            request.ReservedInstancesIds, reserved => reserved.ReservedInstancesId, Missing("InvalidReservedInstancesId", "reservation"));
        return new() { ReservedInstances = [.. ReservedFilters.Apply(selected, request.Filters)] };
    }

    private static DescribeImagesResponse Images(DescribeImagesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Images.Select(request.ImageIds, image => image.ImageId, Missing("InvalidAMIID.NotFound", "image id"));
        var owners = request.Owners ?? [];
        List<Image> owned = [.. selected.Where(image => owners.Count == 0 || owners.Exists(owner => IsOwner(owner, image, call)))];
        var page = call.Page(ImageFilters.Apply(owned, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { Images = page.Items, NextToken = page.Next };
    }

    private static bool IsOwner(string owner, Image image, CallContext call) =>
        owner == "self" ? image.OwnerId == call.Account.Id : owner == image.OwnerId || owner == image.ImageOwnerAlias;

    private static DescribeKeyPairsResponse KeyPairs(DescribeKeyPairsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.KeyPairs.Select(request.KeyNames, pair => pair.KeyName, Missing("InvalidKeyPair.NotFound", "key pair"));
        return new() { KeyPairs = [.. KeyPairFilters.Apply(selected, request.Filters)] };
    }
}
