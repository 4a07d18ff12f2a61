using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Application, Network and Gateway Load Balancers, with and without logs, protection and targets in every zone.</summary>
internal static class LoadBalancers
{
    private const string AllZones = "abc";

    public static void AddTo(DemoRegion at)
    {
        var limits = at.Resources.LoadBalancerLimits;
        limits["application-load-balancers"] = at.IsMain ? 7 : 50;
        limits["network-load-balancers"] = 50;
        limits["gateway-load-balancers"] = 100;
        limits["target-groups"] = 3000;
        limits["listeners-per-application-load-balancer"] = 50;

        // Both have unequal zones; the first one's are good enough.
        string[] fair = at.IsMain ? ["web-1", "web-4", "checkout-1", "web-2", "web-5", "checkout-2", "web-3"] : ["web-1", "web-2", "web-4", "checkout-2"];
        string[] unfair = at.IsMain ? ["web-1", "web-4", "checkout-1", "checkout-4", "web-2"] : ["web-1", "web-2", "web-3", "web-4"];
        Application(at, "storefront", logs: true, isProtected: true, fair, "HTTPS");
        Application(at, "api", logs: true, isProtected: false, unfair);
        Application(at, "intranet", logs: true, isProtected: true, ["web-1"], zones: "a");
        Network(at, "payments", crossZone: true, isProtected: true);
        Network(at, "label-printers", crossZone: true, isProtected: true, zones: "b");
        if (at.IsMain)
        {
            Application(at, "admin", logs: false, isProtected: false, ["web-1", "web-4", "checkout-1", "web-2", "web-3"]);
            Application(at, "search", logs: false, isProtected: true, ["search-1", "search-2", "search-3"]);
            Application(at, "images", logs: true, isProtected: true, ["image-encoder"], "HTTPS");
            Network(at, "warehouse-scanners", crossZone: false, isProtected: false);
            Add(at, "inspection", "gateway", AllZones, "GENEVE", [], new() { ["deletion_protection.enabled"] = "false", ["load_balancing.cross_zone.enabled"] = "false" });
        }
        else
        {
            Network(at, "terminals", crossZone: false, isProtected: true);
        }
    }

    /// <summary>The target group behind a load balancer.</summary>
    public static string TargetGroupArn(DemoRegion at, string name) => at.Arn("elasticloadbalancing", $"targetgroup/{name}/{at.Hash("tg/" + name, 16)}");

    private static void Application(
        DemoRegion at, string name, bool logs, bool isProtected, string[] servers, string protocol = "HTTP", string zones = AllZones) => Add(at, name, "application", zones, protocol, servers, new()
    {
        ["access_logs.s3.enabled"] = Text(logs),
        ["access_logs.s3.bucket"] = logs ? Buckets.LoadBalancerLogs(at) : string.Empty,
        ["access_logs.s3.prefix"] = logs ? name : string.Empty,
        ["deletion_protection.enabled"] = Text(isProtected),
        ["idle_timeout.timeout_seconds"] = "60",
        ["load_balancing.cross_zone.enabled"] = "true",
        ["routing.http.drop_invalid_header_fields.enabled"] = "false",
        ["routing.http2.enabled"] = "true",
    });

    private static void Network(DemoRegion at, string name, bool crossZone, bool isProtected, string zones = AllZones) => Add(at, name, "network", zones, "TCP", ["web-1", "web-4"], new()
    {
        ["access_logs.s3.enabled"] = "false",
        ["access_logs.s3.bucket"] = string.Empty,
        ["deletion_protection.enabled"] = Text(isProtected),
        ["load_balancing.cross_zone.enabled"] = Text(crossZone),
    });

    private static string Text(bool value) => value ? "true" : "false";

    private static void Add(DemoRegion at, string name, string type, string zones, string targetProtocol, string[] servers, Dictionary<string, string> attributes)
    {
        var kind = type switch { "application" => "app", "network" => "net", _ => "gwy" };
        var arn = at.Arn("elasticloadbalancing", $"loadbalancer/{kind}/{name}/{at.Hash("lb/" + name, 16)}");
        var balancer = new SandboxLoadBalancer(new()
        {
            LoadBalancerArn = arn,
            LoadBalancerName = name,
            DNSName = type == "gateway" ? null : $"{name}-{at.Hash(name, 10)}.{(type == "network" ? "elb." : string.Empty)}{at.Name}.elb.amazonaws.com",
            Type = type,
            Scheme = type == "gateway" ? null : LoadBalancerSchemeEnum.InternetFacing,
            IpAddressType = "ipv4",
            CreatedTime = at.Ago(700),
            VpcId = Demo.Network.VpcId(at, Demo.Network.Shop),
            State = new() { Code = "active" },
            AvailabilityZones = [.. zones.Select(zone => new AvailabilityZone { ZoneName = at.Zone(zone), SubnetId = Demo.Network.SubnetId(at, Demo.Network.Shop, zone) })],
            SecurityGroups = type == "application" ? [SecurityGroups.Named(at, "web").GroupId!] : null,
        });
        foreach (var (key, value) in attributes)
        {
            balancer.Attributes[key] = value;
        }

        var protocol = type switch { "application" => "HTTPS", "network" => "TCP", _ => "GENEVE" };
        var port = type switch { "application" => 443, "network" => 9443, _ => 6081 };
        if (type != "gateway")
        {
            balancer.Listeners.Add(new()
            {
                ListenerArn = arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/" + at.Hash("listener/" + name, 16),
                LoadBalancerArn = arn,
                Port = port,
                Protocol = protocol,
                SslPolicy = type == "application" ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : null,
                DefaultActions = [new() { Type = "forward", TargetGroupArn = TargetGroupArn(at, name) }],
            });
        }

        at.Resources.LoadBalancers.Add(balancer);
        at.Resources.TargetGroups.Add(TargetGroup(at, name, arn, targetProtocol, type == "application" ? 8080 : port, servers));
        at.Ec2.NetworkInterfaces.Add(Interfaces.OfService(at, $"{kind}/{name}", $"ELB {kind}/{name}/{at.Hash("lb/" + name, 16)}", type == "gateway" ? "gateway_load_balancer" : "interface", type == "application" ? ["web"] : []));
    }

    private static SandboxTargetGroup TargetGroup(DemoRegion at, string name, string loadBalancer, string protocol, int port, string[] servers)
    {
        var group = new SandboxTargetGroup(new()
        {
            TargetGroupArn = TargetGroupArn(at, name),
            TargetGroupName = name,
            Protocol = protocol,
            Port = port,
            VpcId = Demo.Network.VpcId(at, Demo.Network.Shop),
            TargetType = "instance",
            HealthCheckEnabled = true,
            HealthCheckProtocol = "HTTP",
            HealthCheckPath = "/health",
            LoadBalancerArns = [loadBalancer],
        });
        group.Targets.AddRange(servers.Select((server, i) => new TargetHealthDescription
        {
            Target = new() { Id = Compute.InstanceId(at, server), Port = port },
            TargetHealth = new() { State = i == 2 && name == "admin" ? "unhealthy" : "healthy" },
        }));
        return group;
    }
}
