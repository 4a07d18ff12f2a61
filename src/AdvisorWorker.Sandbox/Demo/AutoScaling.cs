using Amazon.AutoScaling.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Auto Scaling groups that ask the right one whether an instance is healthy and are ready to lose a zone, and groups that are not.</summary>
internal static class AutoScaling
{
    private const string AllZones = "abc";

    public static void AddTo(DemoRegion at)
    {
        Group(at, "web", "ELB", targetGroup: "storefront", servers: 3);
        Group(at, "checkout", "EC2", targetGroup: "api", servers: 2);
        Group(at, at.IsMain ? HostileNames.Formula : HostileNames.EightBitEscapes, "ELB");
        Group(at, at.IsMain ? "newsletter" : "tax-callback", "EC2", classic: at.IsMain ? "newsletter" : "tax-callback");
        Group(at, "shop-classic", "EC2,ELB", classic: at.IsMain ? "shop" : "shop-eu");
        Group(at, "import", "EC2", zones: "b");
        OnSpot(Group(at, "image-batch", "EC2"), rebalances: false);
        OnSpot(Group(at, "search-indexer", "EC2"), rebalances: true);
        FromConfiguration(at, Group(at, "worker-2019", "EC2"));
        if (at.IsMain)
        {
            Group(at, "worker", "EC2");
            Group(at, "[link=https://evil.example]batch[/]", "EC2");
            FromConfiguration(at, Group(at, "worker-2021", "EC2"));
        }
    }

    private static AutoScalingGroup Group(
        DemoRegion at, string name, string healthCheck, string? targetGroup = null, string? classic = null, int servers = 0, string zones = AllZones)
    {
        var group = new AutoScalingGroup
        {
            AutoScalingGroupName = name,
            AutoScalingGroupARN = at.Arn("autoscaling", $"autoScalingGroup:{at.Uuid("asg/" + name)}:autoScalingGroupName/{name}"),
            LaunchTemplate = Template(at, name),
            MinSize = servers,
            MaxSize = servers + 6,
            DesiredCapacity = servers,
            DefaultCooldown = 300,
            AvailabilityZones = [.. zones.Select(at.Zone)],
            VPCZoneIdentifier = string.Join(',', zones.Select(zone => Network.SubnetId(at, Network.Shop, zone))),
            HealthCheckType = healthCheck,
            HealthCheckGracePeriod = 120,
            CreatedTime = at.Ago(600),
            CapacityRebalance = false,
            LoadBalancerNames = classic is null ? [] : [classic],
            TargetGroupARNs = targetGroup is null ? [] : [LoadBalancers.TargetGroupArn(at, targetGroup)],
            TrafficSources = targetGroup is null ? [] : [new() { Identifier = LoadBalancers.TargetGroupArn(at, targetGroup), Type = "elbv2" }],
            Instances = [.. Enumerable.Range(1, servers).Select(number => Server(at, name, number))],
            Tags = [new() { ResourceId = name, ResourceType = "auto-scaling-group", Key = "team", Value = "shop", PropagateAtLaunch = true }],
        };
        at.Resources.AutoScalingGroups.Add(group);
        return group;
    }

    private static LaunchTemplateSpecification Template(DemoRegion at, string name) =>
        new() { LaunchTemplateId = at.Id("lt", name), LaunchTemplateName = "shop-server", Version = "$Default" };

    private static Instance Server(DemoRegion at, string group, int number)
    {
        var id = Compute.InstanceId(at, $"{group}-{number}");
        var zone = at.Ec2.Instances.First(instance => instance.InstanceId == id).Placement!.AvailabilityZone;
        return new() { InstanceId = id, AvailabilityZone = zone, HealthStatus = "Healthy", LifecycleState = "InService", ProtectedFromScaleIn = false };
    }

    private static void OnSpot(AutoScalingGroup group, bool rebalances)
    {
        group.MixedInstancesPolicy = new()
        {
            LaunchTemplate = new() { LaunchTemplateSpecification = group.LaunchTemplate, Overrides = [new() { InstanceType = "m6g.large" }, new() { InstanceType = "m5.large" }] },
            InstancesDistribution = new() { OnDemandPercentageAboveBaseCapacity = 0, SpotAllocationStrategy = "price-capacity-optimized" },
        };
        group.LaunchTemplate = null;
        group.CapacityRebalance = rebalances;
    }

    private static void FromConfiguration(DemoRegion at, AutoScalingGroup group)
    {
        var name = group.AutoScalingGroupName!;
        group.LaunchTemplate = null;
        group.LaunchConfigurationName = name;
        at.Resources.LaunchConfigurations.Add(new()
        {
            LaunchConfigurationName = name,
            LaunchConfigurationARN = at.Arn("autoscaling", $"launchConfiguration:{at.Uuid("lc/" + name)}:launchConfigurationName/{name}"),
            ImageId = at.Id("ami", "base"),
            InstanceType = "m4.large",
            CreatedTime = at.Ago(1700),
            SecurityGroups = [SecurityGroups.Named(at, "app").GroupId!],
        });
    }
}
