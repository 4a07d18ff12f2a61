using Amazon.ElasticLoadBalancing.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Classic Load Balancers left over from the first years: some still carry the shop, some carry nothing.</summary>
internal static class ClassicLoadBalancers
{
    private const string Recommended = "ELBSecurityPolicy-TLS-1-2-2017-01";
    private const string Outdated = "ELBSecurityPolicy-2016-08";

    public static void AddTo(DemoRegion at)
    {
        at.Resources.ClassicLoadBalancerLimits["classic-load-balancers"] = 20;
        at.Resources.ClassicLoadBalancerLimits["classic-listeners"] = 100;
        at.Resources.ClassicLoadBalancerLimits["classic-registered-instances"] = 1000;
        if (!at.IsMain)
        {
            Add(at, "shop-eu", "ab", 62_000, [Https(443, Recommended), Http], ["web-1", "web-4"], logs: true);
            Add(at, "tax-callback", "ab", 12, [Http], ["checkout-1", "checkout-2"], draining: false);
            Add(at, "gdpr-portal", "a", 0, [Https(443, Outdated)], []);
            return;
        }

        Add(at, "shop", "abc", 410_000, [Https(443, Recommended), Http], ["web-1", "web-2", "web-3", "web-4", "web-5", "web-6"], logs: true);
        Add(at, "checkout", "abc", 96_000, [Https(443, Outdated)], ["checkout-1", "checkout-2", "checkout-3", "checkout-4"], logs: true);
        Add(at, "partner-feed", "ab", 7_400, [Https(8443, "partner-ciphers")], ["search-1", "staging-web-1", "mysql-agency"], draining: false);
        Add(at, "newsletter", "abc", 3_100, [Http], ["worker-1", "worker-2"]);
        Add(at, "black-friday-2023", "a", 0, [Http], []);
        Add(at, "blog", "ab", 900, [Http], ["web-1", "web-2"]).UnhealthyInstances.UnionWith([Compute.InstanceId(at, "web-1"), Compute.InstanceId(at, "web-2")]);
        Add(at, "status-page", "ab", 31, [Https(443, Recommended)], ["web-4", "web-5"], logs: true);
        Connections(at, Add(at, "erp-bridge", "ab", 2, [Tcp(9000)], ["partner-gateway", "mysql-agency", "image-encoder"]), bytes: 8e9);
        Connections(at, Add(at, "fax-gateway", "ab", 0, [Tcp(9100)], ["image-encoder", "mysql-agency"]), bytes: 0);
    }

    private static (string Protocol, int Port, string? Policy) Http => ("HTTP", 80, null);

    private static (string Protocol, int Port, string? Policy) Https(int port, string policy) => ("HTTPS", port, policy);

    private static (string Protocol, int Port, string? Policy) Tcp(int port) => ("TCP", port, null);

    private static SandboxClassicLoadBalancer Add(
        DemoRegion at, string name, string zones, double requests, (string Protocol, int Port, string? Policy)[] listeners, string[] instances, bool draining = true, bool logs = false)
    {
        var balancer = new SandboxClassicLoadBalancer(
            new()
            {
                LoadBalancerName = name,
                DNSName = $"{name}-{at.Hash(name, 8)}.{at.Name}.elb.amazonaws.com",
                CreatedTime = at.Ago(1500),
                Scheme = "internet-facing",
                VPCId = Network.VpcId(at, Network.Shop),
                AvailabilityZones = [.. zones.Select(at.Zone)],
                Subnets = [.. zones.Select(zone => Network.SubnetId(at, Network.Shop, zone))],
                SecurityGroups = [SecurityGroups.Named(at, "web").GroupId!],
                Instances = [.. instances.Select(instance => new Instance { InstanceId = Compute.InstanceId(at, instance) })],
                HealthCheck = new() { Target = "HTTP:8080/health", Interval = 30, Timeout = 5, HealthyThreshold = 2, UnhealthyThreshold = 5 },
                ListenerDescriptions = [.. listeners.Select(listener => Listener(at, listener.Protocol, listener.Port, listener.Policy))],
            },
            new()
            {
                ConnectionDraining = new() { Enabled = draining, Timeout = draining ? 300 : null },
                CrossZoneLoadBalancing = new() { Enabled = true },
                AccessLog = new() { Enabled = logs, S3BucketName = logs ? Buckets.LoadBalancerLogs(at) : null, EmitInterval = logs ? 60 : null },
                ConnectionSettings = new() { IdleTimeout = 60 },
            });
        balancer.Policies.AddRange(listeners.Select(listener => listener.Policy).OfType<string>().Distinct().Select(Policy));
        at.Resources.ClassicLoadBalancers.Add(balancer);
        at.Metric("AWS/ELB", "RequestCount", "LoadBalancerName", name, requests);
        at.Ec2.NetworkInterfaces.Add(Interfaces.OfService(at, "elb/" + name, $"ELB {name}", "interface", "web"));
        return balancer;
    }

    private static ListenerDescription Listener(DemoRegion at, string protocol, int port, string? policy) => new()
    {
        PolicyNames = policy is null ? [] : [policy],
        Listener = new()
        {
            Protocol = protocol,
            LoadBalancerPort = port,
            InstanceProtocol = protocol == "TCP" ? "TCP" : "HTTP",
            InstancePort = 8080,
            SSLCertificateId = protocol == "HTTPS" ? at.Arn("acm", $"certificate/{at.Hash("certificate", 32)}") : null,
        },
    };

    private static PolicyDescription Policy(string name)
    {
        string[] allowed = name switch
        {
            Recommended => ["Protocol-TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384"],
            Outdated => ["Protocol-TLSv1", "Protocol-TLSv1.1", "Protocol-TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256", "AES128-SHA"],
            _ => ["Protocol-SSLv3", "Protocol-TLSv1.2", "DES-CBC3-SHA", "RC4-MD5", "AES256-SHA"],
        };
        string[] forbidden = ["Protocol-SSLv2", "EXP-RC4-MD5"];
        return new()
        {
            PolicyName = name,
            PolicyTypeName = "SSLNegotiationPolicyType",
            PolicyAttributeDescriptions =
            [
                .. name.StartsWith("ELBSecurityPolicy-", StringComparison.Ordinal) ? [new() { AttributeName = "Reference-Security-Policy", AttributeValue = name }] : Array.Empty<PolicyAttributeDescription>(),
                .. allowed.Select(attribute => new PolicyAttributeDescription { AttributeName = attribute, AttributeValue = "true" }),
                .. forbidden.Select(attribute => new PolicyAttributeDescription { AttributeName = attribute, AttributeValue = "false" }),
                new() { AttributeName = "Server-Defined-Cipher-Order", AttributeValue = "true" },
            ],
        };
    }

    private static void Connections(DemoRegion at, SandboxClassicLoadBalancer balancer, double bytes) =>
        at.Metric("AWS/ELB", "EstimatedProcessedBytes", "LoadBalancerName", balancer.Description.LoadBalancerName!, bytes);
}
