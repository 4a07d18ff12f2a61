using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Network Load Balancers with their interface and target group, and Auto Scaling groups.</summary>
internal static class Balancers
{
    private const string AllZones = "abc";
    private const int Port = 9443;

    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("nlb");
        var hex = region.Hex();
        var arn = at.Arn("elasticloadbalancing", $"loadbalancer/net/{name}/{hex}");
        var targets = at.Arn("elasticloadbalancing", $"targetgroup/{name}/{hex}");
        var vpc = Network.VpcId(at, Network.Shop);
        var balancer = new SandboxLoadBalancer(new()
        {
            LoadBalancerArn = arn,
            LoadBalancerName = name,
            DNSName = $"{name}-{hex}.elb.{at.Name}.amazonaws.com",
            Type = "network",
            Scheme = "internal",
            IpAddressType = "ipv4",
            CreatedTime = at.Ago(region.Between(30, 900)),
            VpcId = vpc,
            State = new() { Code = "active" },
            AvailabilityZones = [.. AllZones.Select(
                zone => new Amazon.ElasticLoadBalancingV2.Model.AvailabilityZone { ZoneName = at.Zone(zone), SubnetId = Network.SubnetId(at, Network.Shop, zone) })],
        });
        balancer.Attributes["access_logs.s3.enabled"] = "false";
        balancer.Attributes["access_logs.s3.bucket"] = string.Empty;
        balancer.Attributes["deletion_protection.enabled"] = region.Happens(0.8) ? "true" : "false";
        balancer.Attributes["load_balancing.cross_zone.enabled"] = region.Happens(0.8) ? "true" : "false";
        balancer.Listeners.Add(new()
        {
            ListenerArn = at.Arn("elasticloadbalancing", $"listener/net/{name}/{hex}/{hex}"),
            LoadBalancerArn = arn,
            Port = Port,
            Protocol = "TCP",
            DefaultActions = [new() { Type = "forward", TargetGroupArn = targets }],
        });
        var group = new SandboxTargetGroup(new()
        {
            TargetGroupArn = targets,
            TargetGroupName = name,
            Protocol = "TCP",
            Port = Port,
            VpcId = vpc,
            TargetType = "instance",
            HealthCheckEnabled = true,
            HealthCheckProtocol = "TCP",
            LoadBalancerArns = [arn],
        });
        if (region.Server is { } server)
        {
            group.Targets.Add(new() { Target = new() { Id = server.InstanceId, Port = Port }, TargetHealth = new() { State = "healthy" } });
        }

        region.Resources.LoadBalancers.Add(balancer);
        region.Resources.TargetGroups.Add(group);
        var card = Interfaces.OfService(at, "generated", $"ELB net/{name}/{hex}", "interface");
        card.NetworkInterfaceId = region.Id("eni");
        region.Ec2.NetworkInterfaces.Add(card);
    }

    public static void AddGroup(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("asg");
        region.Resources.AutoScalingGroups.Add(new()
        {
            AutoScalingGroupName = name,
            AutoScalingGroupARN = at.Arn("autoscaling", $"autoScalingGroup:{region.Hex()}:autoScalingGroupName/{name}"),
            LaunchTemplate = new() { LaunchTemplateId = at.Id("lt", "generated"), LaunchTemplateName = "shop-server", Version = "$Default" },
            MinSize = 0,
            MaxSize = 6,
            DesiredCapacity = 0,
            DefaultCooldown = 300,
            AvailabilityZones = [.. AllZones.Select(at.Zone)],
            VPCZoneIdentifier = string.Join(',', AllZones.Select(zone => Network.SubnetId(at, Network.Shop, zone))),
            HealthCheckType = "EC2",
            HealthCheckGracePeriod = 120,
            CreatedTime = at.Ago(region.Between(30, 900)),
            CapacityRebalance = false,
            LoadBalancerNames = [],
            TargetGroupARNs = [],
            TrafficSources = [],
            Instances = [],
            Tags = [],
        });
    }
}
