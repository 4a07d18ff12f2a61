namespace AdvisorWorker.Resources.Ec2;

/// <summary>One rule of a security group, with one peer.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, a protocol number, or <c>-1</c> for all.</param>
/// <param name="FromPort">First port; null where the protocol has none or all are meant. For ICMP it is a type, not a port.</param>
/// <param name="ToPort">Last port, likewise.</param>
/// <param name="Peer">A CIDR block, a prefix list or a security group id.</param>
public sealed record SecurityGroupRule(string Protocol, int? FromPort, int? ToPort, string Peer)
{
    /// <summary>The peer is everybody, in IPv4 or IPv6.</summary>
    public bool IsOpenToWorld => Peer.EndsWith("/0", StringComparison.Ordinal);

    /// <summary>The peer is an IPv6 block.</summary>
    public bool IsIpv6 => Peer.Contains(':');

    /// <summary>TCP, UDP or everything: what has ports. ICMP has types, GRE and ESP have nothing.</summary>
    public bool HasPorts => Protocol is "tcp" or "udp" or "6" or "17" or "-1";

    /// <summary>Lets traffic to this port through.</summary>
    public bool Admits(int port) => HasPorts && (Protocol == "-1" || AllPorts || (FromPort <= port && port <= ToPort));

    /// <summary>Names exactly one port and it is one of these.</summary>
    public bool IsOnlyOn(IEnumerable<int> ports) => Protocol != "-1" && !AllPorts && FromPort == ToPort && ports.Contains(FromPort!.Value);

    /// <summary><c>22</c>, <c>8000-8100</c> or <c>All</c>.</summary>
    public string Ports => Protocol == "-1" || AllPorts ? "All" : FromPort == ToPort ? $"{FromPort}" : $"{FromPort}-{ToPort}";

    /// <summary>The rule as a key: <c>tcp/22-22/0.0.0.0/0</c>.</summary>
    public string Key => $"{Protocol}/{FromPort}-{ToPort}/{Peer}";

    // EC2 answers -1 or nothing for "all ports" of a protocol.
    private bool AllPorts => FromPort is null or -1 || ToPort is null or -1;
}
