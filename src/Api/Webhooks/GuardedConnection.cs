using System.Net;
using System.Net.Sockets;

namespace CoCosNet.Api.Webhooks;

/// <summary>Opens connections to callbacks. The address that a name resolves to is checked here, where it is used: checked any earlier, it could be
/// another by now.</summary>
internal static class GuardedConnection
{
    /// <summary>A handler that neither follows redirects nor goes through a proxy.</summary>
    /// <param name="allowsPrivate">Whether addresses of private networks and of this machine are connected to, too.</param>
    public static SocketsHttpHandler Handler(bool allowsPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowsPrivate, cancellationToken),
    };

    /// <exception cref="ForbiddenAddressException">The name resolves to no address that may be connected to.</exception>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowsPrivate, CancellationToken cancellationToken)
    {
        var resolved = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = allowsPrivate ? resolved : Array.FindAll(resolved, PublicAddresses.Contains);
        if (allowed.Length == 0)
        {
            throw new ForbiddenAddressException(target.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
