using System.Net;
using System.Net.Sockets;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Which addresses a webhook may be sent to. It judges the address that is connected to, whatever name or notation led there.</summary>
/// <param name="loopback">The URL names this machine; else nothing on it may be reached.</param>
/// <param name="publicOnly">Private networks may not be reached either.</param>
internal sealed class AddressGuard(bool loopback, bool publicOnly)
{
    private static readonly IPNetwork[] Metadata =
    [
        IPNetwork.Parse("169.254.0.0/16"), // link-local: 169.254.169.254 and the credentials of containers
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::/32"), // AWS's own services inside a VPC, fd00:ec2::254 among them
        IPNetwork.Parse("fd20:ce::/32"), // Google Cloud
        IPNetwork.Parse("100.100.100.200/32"), // Alibaba Cloud
        IPNetwork.Parse("168.63.129.16/32"), // Azure
        IPNetwork.Parse("192.0.0.0/24"), // 192.0.0.192: Oracle Cloud, classic
    ];

    private static readonly IPNetwork[] Nobody =
    [
        IPNetwork.Parse("0.0.0.0/8"), // Linux takes it for this machine
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fec0::/10"),
    ];

    // IPv6 addresses that mean an IPv4 address, with where its four bytes begin.
    private static readonly (IPNetwork Network, int Offset)[] Embedded =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12), // mapped
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12), // translated
        (IPNetwork.Parse("64:ff9b::/96"), 12), // NAT64
        (IPNetwork.Parse("2002::/16"), 2), // 6to4
        (IPNetwork.Parse("::/96"), 12), // compatible, long out of use
    ];

    /// <summary>Why an address may not be connected to; null where it may.</summary>
    public string? Refusal(IPAddress address)
    {
        var plain = Plain(address);
        return IPAddress.IsLoopback(plain) ? loopback ? null : "a loopback address, which the URL does not name"
            : loopback ? "no loopback address, though the URL names this machine"
            : IsIn(Metadata, plain) ? "a link-local or metadata address"
            : IsIn(Nobody, plain) ? "an address that is no host's"
            : publicOnly && IsIn(Private, plain) ? "a private address, and PublicOnly is set"
            : null;
    }

    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IPv6Loopback.Equals(address) || IPAddress.IPv6Any.Equals(address))
        {
            return address;
        }

        // Without the zone, which no network holds.
        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes);
        foreach (var (network, offset) in Embedded)
        {
            if (network.Contains(bare))
            {
                return new(bytes.AsSpan(offset, 4));
            }
        }

        return bare;
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => networks.Any(network => network.Contains(address));
}
