using System.Net;
using System.Net.Sockets;

namespace CoCosNet.Api.Webhooks;

/// <summary>Opens connections to callbacks. The resolved address is checked at connection time, because a name may resolve to another address after
/// an earlier check.</summary>
internal static class GuardedConnection
{
    /// <summary>Creates a handler that neither follows redirects nor uses a proxy.</summary>
    /// <param name="allowsPrivate">Whether addresses of private networks and of this machine are allowed.</param>
    public static SocketsHttpHandler Handler(bool allowsPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowsPrivate, cancellationToken),
    };

    /// <exception cref="ForbiddenAddressException">The name resolves to no allowed address.</exception>
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
