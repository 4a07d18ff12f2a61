using Amazon.AutoScaling.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Auto Scaling groups that ask the right one whether an instance is healthy, and groups that do not.</summary>
internal static class AutoScaling
{
    public static void AddTo(DemoRegion at)
    {
        Group(at, "web", "ELB", targetGroup: "storefront", servers: 3);
        Group(at, "checkout", "EC2", targetGroup: "api", servers: 2);
        Group(at, at.IsMain ? HostileNames.Formula : HostileNames.EightBitEscapes, "ELB");
        if (at.IsMain)
        {
            Group(at, "worker", "EC2");
            Group(at, "newsletter", "EC2", classic: "newsletter");
            Group(at, "shop-classic", "EC2,ELB", classic: "shop");
            Group(at, "[link=https://evil.example]batch[/]", "EC2");
            LaunchConfiguration(at, "worker-2019");
            LaunchConfiguration(at, "worker-2021");
        }
    }

    private static void Group(DemoRegion at, string name, string healthCheck, string? targetGroup = null, string? classic = null, int servers = 0) => at.Resources.AutoScalingGroups.Add(new()
    {
        AutoScalingGroupName = name,
        AutoScalingGroupARN = at.Arn("autoscaling", $"autoScalingGroup:{new Guid(Convert.FromHexString(at.Hash("asg/" + name, 32)))}:autoScalingGroupName/{name}"),
        LaunchTemplate = new() { LaunchTemplateId = at.Id("lt", name), LaunchTemplateName = "shop-server", Version = "$Default" },
        MinSize = servers,
        MaxSize = servers + 6,
        DesiredCapacity = servers,
        DefaultCooldown = 300,
        AvailabilityZones = [.. "abc".Select(at.Zone)],
        VPCZoneIdentifier = string.Join(',', "abc".Select(zone => Network.SubnetId(at, Network.Shop, zone))),
        HealthCheckType = healthCheck,
        HealthCheckGracePeriod = 120,
        CreatedTime = at.Ago(600),
        LoadBalancerNames = classic is null ? [] : [classic],
        TargetGroupARNs = targetGroup is null ? [] : [LoadBalancers.TargetGroupArn(at, targetGroup)],
        TrafficSources = targetGroup is null ? [] : [new() { Identifier = LoadBalancers.TargetGroupArn(at, targetGroup), Type = "elbv2" }],
        Instances = [.. Enumerable.Range(1, servers).Select(i => new Instance { InstanceId = Compute.InstanceId(at, $"{name}-{i}"), AvailabilityZone = at.Zone("abc"[(i - 1) % 3]), HealthStatus = "Healthy", LifecycleState = "InService", ProtectedFromScaleIn = false })],
        Tags = [new() { ResourceId = name, ResourceType = "auto-scaling-group", Key = "team", Value = "shop", PropagateAtLaunch = true }],
    });

    private static void LaunchConfiguration(DemoRegion at, string name) => at.Resources.LaunchConfigurations.Add(new()
    {
        LaunchConfigurationName = name,
        LaunchConfigurationARN = at.Arn("autoscaling", $"launchConfiguration:{new Guid(Convert.FromHexString(at.Hash("lc/" + name, 32)))}:launchConfigurationName/{name}"),
        ImageId = at.Id("ami", "base"),
        InstanceType = "m4.large",
        CreatedTime = at.Ago(1700),
        SecurityGroups = [SecurityGroups.Named(at, "app").GroupId!],
    });
}
