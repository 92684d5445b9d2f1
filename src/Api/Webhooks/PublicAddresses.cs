using System.Net;
using System.Net.Sockets;

namespace CoCosNet.Api.Webhooks;

/// <summary>Decides whether an address belongs to the public internet. Everything else (loopback, private, link-local, shared, reserved, multicast, documentation, and
/// IPv6 addresses that stand for an IPv4 address) is refused: IANA's registries of special-purpose addresses.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. Array.ConvertAll(
            [
                "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
                "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
                "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
            ],
            IPNetwork.Parse),
    ];

    /// <summary>The global unicast addresses of IPv6.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain)) && !Special.Any(network => network.Contains(plain));
    }
}
