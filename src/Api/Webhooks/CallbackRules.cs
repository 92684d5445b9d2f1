using System.Net;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Problems;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Webhooks;

/// <summary>Decides which callbacks a job may name.</summary>
internal sealed class CallbackRules(IOptions<WebhookOptions> options)
{
    /// <summary>Refuses a callback that the server would never send.</summary>
    /// <exception cref="RequestException">The server does not call this address.</exception>
    public void Require(string callback)
    {
        var settings = options.Value;
        if (settings.Hosts.Length == 0)
        {
            throw Refused("This server sends no callbacks; its setting Webhooks:Hosts lists the allowed hosts.");
        }

        if (!Uri.TryCreate(callback, UriKind.Absolute, out var address) || !HasScheme(address, settings) || address.UserInfo.Length > 0)
        {
            throw Refused(settings.AllowPrivateAddresses
                ? "A callback is an https or http address without a user, such as https://hooks.example/jobs."
                : "A callback is an https address without a user, such as https://hooks.example/jobs.");
        }

        if (!settings.Hosts.Any(host => Matches(host, address.IdnHost)))
        {
            throw Refused($"The server sends no callbacks to the host '{address.Host}'; its setting Webhooks:Hosts lists the allowed hosts.");
        }

        if (!settings.AllowPrivateAddresses && IPAddress.TryParse(address.IdnHost, out var ip) && !PublicAddresses.Contains(ip))
        {
            throw Refused($"The address {address.Host} is not a public one, and this server's setting Webhooks:AllowPrivateAddresses is off.");
        }
    }

    private static bool HasScheme(Uri address, WebhookOptions settings) =>
        address.Scheme == Uri.UriSchemeHttps || (settings.AllowPrivateAddresses && address.Scheme == Uri.UriSchemeHttp);

    private static bool Matches(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);

    private static RequestException Refused(string detail) => new(HttpProblems.CallbackRefused, FormFields.Callback, detail);
}
