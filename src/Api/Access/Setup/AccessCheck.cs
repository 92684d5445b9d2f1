using System.Net;
using CoCosNet.Api.Access.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoCosNet.Api.Access.Setup;

/// <summary>Reads the keys at start, so that an unreadable file stops the server, and warns if anyone on the network may call.</summary>
internal sealed class AccessCheck(AccessMode mode, IServiceProvider services, IServer server, ILogger<AccessCheck> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (mode.HasKeys)
        {
            _ = services.GetRequiredService<KeyRing>();
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!mode.IsRequired && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(IsReachable) is { } open)
        {
            AccessLog.Open(logger, open, $"{AccessOptions.Section}__{nameof(AccessOptions.KeysFile)}");
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether other machines can reach an address. An address that is not a URI, such as http://*:80, covers all interfaces.</summary>
    private static bool IsReachable(string address) => !address.StartsWith("http://unix:", StringComparison.Ordinal)
        && !(Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
}
